import type { EngineCheck } from "@rockpool/gateway-core/contract/setup";
import { setupWords } from "@rockpool/messages/setup-words";
import type { StatusShape, StatusTone } from "@rockpool/messages/status-shape";
import { Button } from "../../components/button.tsx";
import { StatusMark } from "../../components/status-mark.tsx";
import { VisuallyHidden } from "../../components/visually-hidden.tsx";
import { useRoomWords } from "../../state/app-context.tsx";
import styles from "./check-list.module.css";

interface Props {
  readonly label: string;
  readonly checks: readonly EngineCheck[];
  /** Takes a free port in place of one that is taken. */
  readonly onPort?: (port: number) => void;
}

const looks: Record<EngineCheck["state"], { shape: StatusShape; tone: StatusTone }> = {
  good: { shape: "filled", tone: "busy" },
  note: { shape: "ring", tone: "quiet" },
  warning: { shape: "gap", tone: "caution" },
  bad: { shape: "triangle", tone: "caution" },
  unknown: { shape: "dashed", tone: "quiet" },
};

/** What has to be so: what was found, and what to do where it is not. */
export function CheckList({ label, checks, onPort }: Props) {
  const { checks: words, ready } = useRoomWords(setupWords).engine;
  return (
    <ul aria-label={label} className={styles.list}>
      {checks.map(({ id, state, facts }) => {
        const { name, found, fix } = words[id];
        const todo = fix(facts, state);
        const { freePort } = facts;
        return (
          <li key={id} className={styles.row}>
            <span className={styles.mark}>
              <StatusMark {...looks[state]} />
            </span>
            <span className={styles.name}>{name}</span>
            <span className={styles.words}>
              <span className={styles.found}>
                {found(facts, state)}
                <VisuallyHidden>{` (${ready.states[state]})`}</VisuallyHidden>
              </span>
              {todo && <span className={styles.fix}>{todo}</span>}
            </span>
            {id === "port" && freePort && onPort && (
              <Button size="small" onClick={() => onPort(Number(freePort))}>
                {ready.takePort(freePort)}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
