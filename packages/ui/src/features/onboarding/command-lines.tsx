import { setupWords } from "@rockpool/messages/setup-words";
import { useRoomWords } from "../../state/app-context.tsx";
import { Copyable } from "../frame/copyable.tsx";
import styles from "./command-lines.module.css";

interface Props {
  readonly lines: readonly { readonly title: string; readonly command: string }[];
}

/** Lines for a terminal, each with what it does, in the order in which they are run. */
export function CommandLines({ lines }: Props) {
  const words = useRoomWords(setupWords).engine.missing;
  return (
    <ol className={styles.lines}>
      {lines.map(({ title, command }) => (
        <li key={command} className={styles.line}>
          <p className={styles.title}>{title}</p>
          <div className={styles.command}>
            <Copyable value={command} what={words.what} />
          </div>
        </li>
      ))}
    </ol>
  );
}
