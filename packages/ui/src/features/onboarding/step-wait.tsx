import { StatusMark } from "../../components/status-mark.tsx";
import styles from "./step-wait.module.css";

interface Props {
  readonly text: string;
  /** How long it has taken so far, where that is a thing to know. */
  readonly elapsed?: string | undefined;
}

/** Something that is being waited for, in words. */
export function StepWait({ text, elapsed }: Props) {
  return (
    <p className={styles.line} role="status">
      <StatusMark shape="half" tone="busy" />
      <span>{text}</span>
      {elapsed && <span className={styles.elapsed}>{elapsed}</span>}
    </p>
  );
}
