import { assistantWords } from "@rockpool/messages/assistant-words";
import { useRoomWords } from "../../state/app-context.tsx";
import { SignInChoice } from "./sign-in-choice.tsx";
import { SignInCode } from "./sign-in-code.tsx";
import { SignInConfirm } from "./sign-in-confirm.tsx";
import { SignInNote } from "./sign-in-note.tsx";
import type { SignInStepProps } from "./sign-in-step-props.ts";
import { SignInText } from "./sign-in-text.tsx";
import { SignInWait } from "./sign-in-wait.tsx";

/** One step, by its kind alone and without knowing what it is about. */
export function SignInStep(props: SignInStepProps) {
  const words = useRoomWords(assistantWords).signIn;
  const { step } = props;
  if (step.deviceCode) return <SignInCode {...props} deviceCode={step.deviceCode} />;
  switch (step.type) {
    case "select":
    case "multiselect":
      return <SignInChoice {...props} />;
    case "text":
      return <SignInText {...props} />;
    case "confirm":
      return <SignInConfirm {...props} />;
    case "note":
    case "action":
      return <SignInNote {...props} />;
    case "progress":
      return (
        <SignInWait
          title={props.title}
          step={step}
          words={step.externalUrl ? words.waitingForYou : words.waiting}
          consequence={words.consequence}
          onBack={props.onBack}
        />
      );
  }
}
