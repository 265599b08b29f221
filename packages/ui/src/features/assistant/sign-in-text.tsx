import { assistantWords } from "@rockpool/messages/assistant-words";
import { useState } from "react";
import { SecretField } from "../../components/secret-field.tsx";
import { TextField } from "../../components/text-field.tsx";
import { useRoomWords } from "../../state/app-context.tsx";
import { StepFrame } from "../onboarding/step-frame.tsx";
import { PageLink } from "./page-link.tsx";
import type { SignInStepProps } from "./sign-in-step-props.ts";
import { StepMessage } from "./step-message.tsx";
import { useFirstFocus } from "./use-first-focus.ts";

/** A line of text; a secret one is typed unseen, and forgotten as soon as it was sent. */
export function SignInText({ title, step, error, busy, onAnswer, onBack }: SignInStepProps) {
  const words = useRoomWords(assistantWords).signIn;
  const field = useFirstFocus();
  const initial = step.sensitive || typeof step.initialValue !== "string" ? "" : step.initialValue;
  const [text, setText] = useState(initial);
  const send = () => {
    if (step.sensitive) setText("");
    onAnswer(step.sensitive ? text.trim() : text);
  };
  const common = { ref: field, label: words.answer, error, value: text, onChange: setText };
  return (
    <StepFrame
      title={title}
      lead={<StepMessage step={step} />}
      primary={{ label: words.goOn, busy, onPress: send }}
      consequence={words.consequence}
      onBack={onBack}
    >
      {step.externalUrl && <PageLink url={step.externalUrl} button />}
      {step.sensitive ? (
        <SecretField {...common} showLabel={words.show} hideLabel={words.hide} />
      ) : (
        <TextField {...common} mono placeholder={step.placeholder ?? undefined} />
      )}
    </StepFrame>
  );
}
