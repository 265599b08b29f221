import type { SetupStep } from "@rockpool/gateway-core/contract/setup";
import { setupWords } from "@rockpool/messages/setup-words";
import clsx from "clsx";
import { Check } from "lucide-react";
import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { RockpoolMark } from "../../components/rockpool-mark.tsx";
import { VisuallyHidden } from "../../components/visually-hidden.tsx";
import { useMessages, useRoomWords } from "../../state/app-context.tsx";
import styles from "./setup-rail.module.css";

interface Props {
  readonly steps: readonly SetupStep[];
  /** All choices are on one page, at the place of the engine. */
  readonly form: boolean;
  readonly current: SetupStep;
  readonly onGo: (step: SetupStep) => void;
  readonly onLeave: () => void;
}

/** Where one is, what is done and what is to come. Every step that was reached can be gone to again. */
export function SetupRail({ steps, form, current, onGo, onLeave }: Props) {
  const words = useRoomWords(setupWords);
  const { screens } = useMessages();
  const index = steps.indexOf(current);
  const [furthest, setFurthest] = useState(index);
  if (index > furthest) setFurthest(index);
  return (
    <nav aria-label={words.frame.title} className={styles.rail}>
      <span className={styles.brand}>
        <RockpoolMark />
        {screens.app.name}
      </span>
      <ol className={styles.steps}>
        {steps.map((step, at) => {
          const done = at < furthest && at !== index;
          const label = (
            <>
              <span className={styles.mark}>{done && <Check aria-hidden="true" />}</span>
              <span className={styles.name}>
                {form && step === "engine" ? words.form.name : words.steps[step]}
              </span>
              {done && <VisuallyHidden>{words.frame.done}</VisuallyHidden>}
            </>
          );
          const look = clsx(styles.step, done && styles.done, at === index && styles.current);
          return (
            <li key={step} className={styles.item} aria-current={at === index ? "step" : undefined}>
              {at <= furthest && at !== index ? (
                <button type="button" className={look} onClick={() => onGo(step)}>
                  {label}
                </button>
              ) : (
                <span className={look}>{label}</span>
              )}
            </li>
          );
        })}
      </ol>
      <Button variant="ghost" className={styles.leave} onClick={onLeave}>
        {words.frame.leave}
      </Button>
    </nav>
  );
}
