import { changeWords } from "@rockpool/messages/change-words";
import { useRoomWords } from "../../state/app-context.tsx";
import styles from "./version-pair.module.css";

interface Named {
  readonly version: string | null;
  readonly reference: string | null;
}

/** What runs, and what will. */
export function VersionPair({ from, to }: { from: Named; to: Named }) {
  const words = useRoomWords(changeWords);
  return (
    <dl className={styles.pair}>
      {[
        { label: words.from, ...from },
        { label: words.to, ...to },
      ].map(({ label, version, reference }) => (
        <div key={label} className={styles.row}>
          <dt>{label}</dt>
          <dd>
            <span className={styles.version}>
              {version === null ? words.unknownVersion : words.openClaw(version)}
            </span>
            {reference && <span className={styles.reference}>{reference}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
