import type { ImageList } from "@rockpool/gateway-core/contract/images";
import { imageWords } from "@rockpool/messages/image-words";
import { Disclosure } from "../../components/disclosure.tsx";
import { useApp, useRoomWords } from "../../state/app-context.tsx";
import { useNow } from "../../state/use-now.ts";
import { shortDigest } from "../frame/short-digest.ts";
import styles from "./leftovers.module.css";

/** Images without a name that builds of ours have left. */
export function Leftovers({ leftovers }: { leftovers: ImageList["leftovers"] }) {
  const { messages } = useApp();
  const words = useRoomWords(imageWords).list;
  const now = useNow(60_000);
  const { units } = messages;
  const sum = leftovers.reduce((bytes, leftover) => bytes + leftover.bytes, 0);
  return (
    <div className={styles.leftovers}>
      <Disclosure summary={words.leftovers(leftovers.length, units.bytes(sum))}>
        <ul>
          {leftovers.map(({ id, bytes, createdAt }) => (
            <li key={id} className={styles.row}>
              <span className={styles.id}>{shortDigest(id)}</span>
              <span>{units.bytes(bytes)}</span>
              <span className={styles.when}>{words.created(units.ago(createdAt, now))}</span>
            </li>
          ))}
        </ul>
      </Disclosure>
    </div>
  );
}
