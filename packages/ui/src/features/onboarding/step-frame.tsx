import { setupWords } from "@rockpool/messages/setup-words";
import { useEffect, useId, useRef } from "react";
import { Button } from "../../components/button.tsx";
import { useRoomWords } from "../../state/app-context.tsx";
import styles from "./step-frame.module.css";
import { useEnterKey } from "./use-enter-key.ts";

export interface StepAction {
  readonly label: string;
  readonly onPress: () => void;
  readonly disabled?: boolean;
  /** Under way: it cannot be pressed again, and stays in the order of the keyboard. */
  readonly busy?: boolean;
}

interface Props {
  readonly title: string;
  readonly lead?: React.ReactNode;
  readonly children?: React.ReactNode;
  /** null where the step goes on by itself, or where a choice of its own leads on. */
  readonly primary: StepAction | null;
  readonly secondary?: { readonly label: string; readonly onPress: () => void } | undefined;
  /** What the primary button will do, in one sentence. */
  readonly consequence?: string | undefined;
  readonly onBack: (() => void) | null;
}

/** One decision: its question, its answers, and what will happen. Takes the focus; Enter presses the primary button. */
export function StepFrame({ title, lead, children, primary, secondary, consequence, onBack }: Props) {
  const words = useRoomWords(setupWords).frame;
  const heading = useRef<HTMLHeadingElement>(null);
  const sentence = useId();
  const press = primary && !primary.disabled && !primary.busy ? primary.onPress : null;
  useEnterKey(press);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <div className={styles.frame}>
      <div className={styles.scroller}>
        <div className={styles.column}>
          <h1 ref={heading} tabIndex={-1} className={styles.title}>
            {title}
          </h1>
          {lead && <div className={styles.lead}>{lead}</div>}
          {children && <div className={styles.body}>{children}</div>}
        </div>
      </div>
      <footer className={styles.footer}>
        <div className={styles.buttons}>
          {onBack && (
            <Button size="large" variant="ghost" className={styles.back} onClick={onBack}>
              {words.back}
            </Button>
          )}
          <span className={styles.space} />
          {secondary && (
            <Button size="large" onClick={secondary.onPress}>
              {secondary.label}
            </Button>
          )}
          {primary && (
            <Button
              size="large"
              variant="primary"
              disabled={primary.disabled}
              aria-disabled={primary.busy || undefined}
              aria-describedby={consequence ? sentence : undefined}
              onClick={() => press?.()}
            >
              {primary.label}
            </Button>
          )}
        </div>
        <p id={sentence} className={styles.consequence}>
          {consequence}
        </p>
      </footer>
    </div>
  );
}
