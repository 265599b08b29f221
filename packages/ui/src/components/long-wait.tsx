import { Button } from "./button.tsx";
import styles from "./long-wait.module.css";
import { StatusMark } from "./status-mark.tsx";

/** After this long a wait gets a measure and a way out. */
const longMs = 10_000;

interface Props {
  readonly words: string;
  /** Epoch milliseconds. */
  readonly since: number;
  readonly now: number;
  /** Takes the elapsed milliseconds; shown once the wait is long. */
  readonly long: (elapsedMs: number) => string;
  readonly stop?: { readonly label: string; readonly onPress: () => void } | undefined;
}

/** Something that cannot say how far it is: words at once, a measure and a way out when it takes long. */
export function LongWait({ words, since, now, long, stop }: Props) {
  const elapsed = now - since;
  const isLong = elapsed >= longMs;
  return (
    <div className={styles.line}>
      <StatusMark shape="half" tone="busy" />
      <p className={styles.words}>
        <span role="status">{words}</span>
        {isLong && <span className={styles.long}>{long(elapsed)}</span>}
      </p>
      {stop && isLong && (
        <Button size="small" variant="ghost" onClick={stop.onPress}>
          {stop.label}
        </Button>
      )}
    </div>
  );
}
