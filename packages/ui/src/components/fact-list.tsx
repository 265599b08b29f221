import styles from "./fact-list.module.css";
import { Tooltip } from "./tooltip.tsx";

export interface Fact {
  readonly label: string;
  /** Explains the word once, on hover or focus. */
  readonly hint?: string;
  readonly value: React.ReactNode;
}

/** Names and values, one pair a row. */
export function FactList({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className={styles.list}>
      {facts.map(({ label, hint, value }) => (
        <div key={label} className={styles.row}>
          <dt className={styles.label}>
            {hint ? (
              <Tooltip text={hint}>
                {(trigger) => (
                  <button type="button" className={styles.term} {...trigger}>
                    {label}
                  </button>
                )}
              </Tooltip>
            ) : (
              label
            )}
          </dt>
          <dd className={styles.value}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
