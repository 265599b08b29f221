import type { WizardStep } from "@rockpool/gateway-core/contract/assistant";
import { assistantWords } from "@rockpool/messages/assistant-words";
import { useState } from "react";
import { useApp, useRoomWords } from "../../state/app-context.tsx";
import { useMountedAt } from "../../state/use-mounted-at.ts";
import { StepFrame } from "../onboarding/step-frame.tsx";
import { hostOf } from "./host-of.ts";
import { PageLink } from "./page-link.tsx";
import { StepMessage } from "./step-message.tsx";
import { Waiting } from "./waiting.tsx";

interface Props {
  readonly title: string;
  /** null where the gateway has said nothing yet. */
  readonly step: WizardStep | null;
  readonly words: string;
  readonly consequence: string;
  readonly onBack: () => void;
}

/** The gateway works, or waits for what the person does in the browser. */
export function SignInWait({ title, step, words, consequence, onBack }: Props) {
  const { shell } = useApp();
  const all = useRoomWords(assistantWords);
  const since = useMountedAt();
  const [opened, setOpened] = useState(false);
  const url = step?.externalUrl;
  const open = (to: string) => {
    shell.openExternal(to);
    setOpened(true);
  };
  const button = url && {
    label: opened ? all.signIn.openAgain : all.signIn.open,
    onPress: () => open(url),
  };
  return (
    <StepFrame
      title={title}
      lead={step ? <StepMessage step={step} /> : undefined}
      primary={button && !opened ? button : null}
      secondary={button && opened ? button : undefined}
      consequence={url && !opened ? all.signIn.opens(hostOf(url)) : consequence}
      onBack={onBack}
    >
      {url && <PageLink url={url} button={false} />}
      <Waiting words={words} since={since} long={all.wait} />
    </StepFrame>
  );
}
