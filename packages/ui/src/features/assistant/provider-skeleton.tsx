import { assistantWords } from "@rockpool/messages/assistant-words";
import { Skeleton } from "../../components/skeleton.tsx";
import { useRoomWords } from "../../state/app-context.tsx";
import { useMountedAt } from "../../state/use-mounted-at.ts";
import styles from "./provider-skeleton.module.css";
import { Waiting } from "./waiting.tsx";

const widths = [140, 180, 120, 160, 150];

/** The list's place while the gateway is asked, which takes three seconds the first time. */
export function ProviderSkeleton() {
  const words = useRoomWords(assistantWords);
  const since = useMountedAt();
  return (
    <div className={styles.place}>
      <Waiting words={words.choose.asking} since={since} long={words.wait} />
      <div className={styles.list} aria-hidden="true">
        {widths.map((width) => (
          <div key={width} className={styles.row}>
            <Skeleton width={width} height={12} />
          </div>
        ))}
      </div>
    </div>
  );
}
