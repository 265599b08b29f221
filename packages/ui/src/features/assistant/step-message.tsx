import type { WizardStep } from "@rockpool/gateway-core/contract/assistant";
import styles from "./step-message.module.css";

/** OpenClaw's own words about a step, as plain text: its links are not ours to follow. */
export function StepMessage({ step }: { step: Pick<WizardStep, "title" | "message"> }) {
  const { title, message } = step;
  return (
    <div className={styles.message}>
      {title && <p className={styles.title}>{title}</p>}
      {message && message !== title && <p>{message}</p>}
    </div>
  );
}
