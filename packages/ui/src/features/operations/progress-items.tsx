import type { ProgressItem } from "@rockpool/gateway-core/contract/progress";
import { useMessages } from "../../state/app-context.tsx";
import styles from "./progress-items.module.css";

/** The layers of a download, or the steps of a build, one line each. */
export function ProgressItems({ items }: { items: readonly ProgressItem[] }) {
  const { progress: words } = useMessages();
  return (
    // A region that scrolls must be reachable with the keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section aria-label={words.parts} tabIndex={0} className={styles.scroller}>
      <ul>
        {items.map(({ id, label, state, bytesDone, bytesTotal }) => (
          <li key={id} className={styles.item} data-state={state}>
            <span className={styles.name}>{label ?? id}</span>
            <span className={styles.figure}>
              {state === "active" && bytesDone !== undefined
                ? words.bytes(bytesDone, bytesTotal)
                : words.states[state]}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
