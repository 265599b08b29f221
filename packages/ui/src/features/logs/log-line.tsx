import { logWords } from "@rockpool/messages/log-words";
import clsx from "clsx";
import { useMessages, useRoomWords } from "../../state/app-context.tsx";
import type { LogRow } from "./log-buffer.ts";
import styles from "./log-line.module.css";

interface Props {
  readonly row: LogRow;
  readonly search: string;
  /** The match that the search stands on. */
  readonly current: boolean;
  readonly wrap: boolean;
  readonly times: boolean;
}

/** One line of the log, as it was written. */
export function LogLine({ row, search, current, wrap, times }: Props) {
  const { units } = useMessages();
  const words = useRoomWords(logWords);
  if (row.kind !== "line")
    return (
      <div className={styles.mark}>
        {row.kind === "reset" ? words.reset : words.dropped(units.count(row.count))}
      </div>
    );
  const { entry, level } = row;
  return (
    <div className={clsx(styles.line, styles[level], wrap && styles.wrap, current && styles.current)}>
      {times && <span className={styles.time}>{entry.at === null ? "" : units.clock(entry.at)}</span>}
      <span className={styles.level}>{entry.level ?? ""}</span>
      <span className={styles.text}>{highlighted(entry.text, search)}</span>
    </div>
  );
}

function highlighted(text: string, search: string): React.ReactNode {
  if (search === "") return text || " ";
  const lower = text.toLowerCase();
  const wanted = search.toLowerCase();
  const parts: React.ReactNode[] = [];
  let from = 0;
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, from)) {
    parts.push(text.slice(from, at), <mark key={at}>{text.slice(at, at + wanted.length)}</mark>);
    from = at + wanted.length;
  }
  return parts.length === 0 ? text || " " : [...parts, text.slice(from)];
}
