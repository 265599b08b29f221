import clsx from "clsx";
import { Check, Minus, X } from "lucide-react";
import { ProgressBar } from "./progress-bar.tsx";
import { StatusMark } from "./status-mark.tsx";
import styles from "./step-list.module.css";

export interface StepRow {
  readonly id: string;
  readonly state: "todo" | "doing" | "done" | "failed" | "cancelled";
  readonly label: string;
  /** What is being waited for, or nothing. */
  readonly note?: string | undefined;
  readonly duration?: string | undefined;
  readonly fraction?: number | undefined;
}

/** The way of an operation: done, doing, to come. */
export function StepList({ label, steps }: { label: string; steps: readonly StepRow[] }) {
  return (
    <ol aria-label={label} className={styles.list}>
      {steps.map((step) => (
        <li
          key={step.id}
          className={clsx(styles.step, styles[step.state])}
          aria-current={step.state === "doing" ? "step" : undefined}
        >
          <span className={styles.mark}>{marks[step.state]}</span>
          <span className={styles.label}>
            {step.label}
            {step.note && <span className={styles.note}>{step.note}</span>}
          </span>
          <span className={styles.duration}>{step.duration}</span>
          {step.state === "doing" && (
            <span className={styles.bar}>
              <ProgressBar label={step.label} fraction={step.fraction} />
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}

const marks: Record<StepRow["state"], React.ReactNode> = {
  todo: <span className={styles.dot} />,
  doing: <StatusMark shape="half" tone="busy" />,
  done: <Check aria-hidden="true" />,
  failed: <X aria-hidden="true" />,
  cancelled: <Minus aria-hidden="true" />,
};
