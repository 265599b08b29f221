import type { ReachabilityRow } from "@rockpool/gateway-core/contract/setup";
import { assistantWords } from "@rockpool/messages/assistant-words";
import { StatusMark } from "../../components/status-mark.tsx";
import { useRoomWords } from "../../state/app-context.tsx";
import styles from "./reachability-table.module.css";

/** One host a row: what came of it, and what puts it right. */
export function ReachabilityTable({ rows }: { rows: readonly ReachabilityRow[] }) {
  const words = useRoomWords(assistantWords).check;
  return (
    <table className={styles.table}>
      <caption className={styles.caption}>{words.lead}</caption>
      <thead>
        <tr>
          <th scope="col">{words.columns.target}</th>
          <th scope="col">{words.columns.outcome}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, target, outcome, detail, tookMs }) => (
          <tr key={id}>
            <th scope="row">
              {purpose(id)}
              <span className={styles.target}>{target}</span>
            </th>
            <td>
              <span className={styles.outcome}>
                <StatusMark {...look(outcome)} size={14} />
                {words.outcomes[outcome]}
                {outcome === "ok" && <span className={styles.time}>{words.took(tookMs)}</span>}
              </span>
              {outcome !== "ok" && <p className={styles.fix}>{words.fixes[outcome]}</p>}
              {outcome !== "ok" && detail && <code className={styles.detail}>{detail}</code>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );

  function purpose(id: string): string {
    const kind = id.split(":")[0] ?? "";
    return Object.hasOwn(words.for, kind) ? words.for[kind as keyof typeof words.for] : id;
  }
}

function look(outcome: ReachabilityRow["outcome"]) {
  if (outcome === "ok") return { shape: "filled", tone: "busy" } as const;
  if (outcome === "unknown") return { shape: "dashed", tone: "quiet" } as const;
  return { shape: "triangle", tone: "caution" } as const;
}
