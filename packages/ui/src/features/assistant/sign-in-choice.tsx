import type { WizardStep } from "@rockpool/gateway-core/contract/assistant";
import { assistantWords } from "@rockpool/messages/assistant-words";
import { useState } from "react";
import { Checkbox } from "../../components/checkbox.tsx";
import { ChoiceList } from "../../components/choice-list.tsx";
import { useRoomWords } from "../../state/app-context.tsx";
import { StepFrame } from "../onboarding/step-frame.tsx";
import { PageLink } from "./page-link.tsx";
import styles from "./sign-in-choice.module.css";
import type { SignInStepProps } from "./sign-in-step-props.ts";
import { StepMessage } from "./step-message.tsx";

/** One of several, or several of them. Values are OpenClaw's own and can be anything, so they go by their place. */
export function SignInChoice({ title, step, error, busy, onAnswer, onBack }: SignInStepProps) {
  const words = useRoomWords(assistantWords).signIn;
  const { options, type } = step;
  const [chosen, setChosen] = useState<readonly number[]>(() => initialChoice(step));
  const many = type === "multiselect";
  const send = () => {
    const values = options.flatMap(({ value }, index) => (chosen.includes(index) ? [value] : []));
    onAnswer(many ? values : values[0]);
  };
  const set = (index: number, on: boolean) =>
    setChosen((last) => (on ? [...last, index] : last.filter((other) => other !== index)));
  return (
    <StepFrame
      title={title}
      lead={<StepMessage step={step} />}
      primary={{ label: words.goOn, busy, disabled: !many && chosen.length === 0, onPress: send }}
      consequence={error ?? words.consequence}
      onBack={onBack}
    >
      {step.externalUrl && <PageLink url={step.externalUrl} button />}
      {many ? (
        <fieldset className={styles.several}>
          <legend className={styles.legend}>{words.choose}</legend>
          {options.map(({ label, hint }, index) => (
            <Checkbox
              // biome-ignore lint/suspicious/noArrayIndexKey: the options of a step never change
              key={index}
              label={label}
              hint={hint ?? undefined}
              checked={chosen.includes(index)}
              onChange={(on) => set(index, on)}
            />
          ))}
        </fieldset>
      ) : (
        <ChoiceList
          label={words.choose}
          value={chosen[0] === undefined ? null : String(chosen[0])}
          choices={options.map(({ label, hint }, index) => ({
            value: String(index),
            label,
            text: hint ?? undefined,
          }))}
          onChange={(index) => setChosen([Number(index)])}
        />
      )}
    </StepFrame>
  );
}

/** What OpenClaw proposes; of a single choice without a proposal, the first. */
function initialChoice({ type, options, initialValue }: WizardStep): readonly number[] {
  const same = (value: unknown, other: unknown) => JSON.stringify(value) === JSON.stringify(other);
  if (type === "multiselect") {
    const wanted = Array.isArray(initialValue) ? initialValue : [];
    return options.flatMap(({ value }, index) => (wanted.some((one) => same(one, value)) ? [index] : []));
  }
  const at = options.findIndex(({ value }) => same(value, initialValue));
  return options.length === 0 ? [] : [Math.max(at, 0)];
}
