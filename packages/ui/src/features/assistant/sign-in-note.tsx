import { assistantWords } from "@rockpool/messages/assistant-words";
import { useState } from "react";
import { useApp, useRoomWords } from "../../state/app-context.tsx";
import { StepFrame } from "../onboarding/step-frame.tsx";
import { hostOf } from "./host-of.ts";
import { PageLink } from "./page-link.tsx";
import type { SignInStepProps } from "./sign-in-step-props.ts";
import { StepMessage } from "./step-message.tsx";

/** Something to read, or a page to visit before it goes on. */
export function SignInNote({ title, step, busy, onAnswer, onBack }: SignInStepProps) {
  const { shell } = useApp();
  const words = useRoomWords(assistantWords).signIn;
  const [opened, setOpened] = useState(false);
  const { externalUrl } = step;
  const goOn = {
    label: words.goOn,
    busy,
    onPress: () => (step.type === "action" ? onAnswer(true) : onAnswer()),
  };
  const open = () => {
    if (!externalUrl) return;
    shell.openExternal(externalUrl);
    setOpened(true);
  };
  const first = externalUrl !== null && !opened;
  return (
    <StepFrame
      title={title}
      lead={<StepMessage step={step} />}
      primary={first ? { label: words.open, onPress: open } : goOn}
      secondary={externalUrl ? (first ? goOn : { label: words.openAgain, onPress: open }) : undefined}
      consequence={first ? words.opens(hostOf(externalUrl)) : words.consequence}
      onBack={onBack}
    >
      {externalUrl && <PageLink url={externalUrl} button={false} />}
    </StepFrame>
  );
}
