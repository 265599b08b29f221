import { assistantWords } from "@rockpool/messages/assistant-words";
import { useRoomWords } from "../../state/app-context.tsx";
import { StepFrame } from "../onboarding/step-frame.tsx";
import { PageLink } from "./page-link.tsx";
import type { SignInStepProps } from "./sign-in-step-props.ts";
import { StepMessage } from "./step-message.tsx";

/** Yes or no; the main button is what OpenClaw would answer. */
export function SignInConfirm({ title, step, busy, onAnswer, onBack }: SignInStepProps) {
  const words = useRoomWords(assistantWords).signIn;
  const yes = { label: words.yes, busy, onPress: () => onAnswer(true) };
  const no = { label: words.no, busy, onPress: () => onAnswer(false) };
  const inclined = step.initialValue !== false;
  return (
    <StepFrame
      title={title}
      lead={<StepMessage step={step} />}
      primary={inclined ? yes : no}
      secondary={inclined ? no : yes}
      consequence={words.consequence}
      onBack={onBack}
    >
      {step.externalUrl && <PageLink url={step.externalUrl} button />}
    </StepFrame>
  );
}
