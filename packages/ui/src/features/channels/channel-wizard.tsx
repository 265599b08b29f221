import type { Channel } from "@rockpool/gateway-core/contract/channels";
import { channelWords } from "@rockpool/messages/channel-words";
import { useEffect, useEffectEvent } from "react";
import { InlineNotice } from "../../components/inline-notice.tsx";
import { useRoomWords } from "../../state/app-context.tsx";
import { CallProblem } from "../assistant/call-problem.tsx";
import { SignInStep } from "../assistant/sign-in-step.tsx";
import { SignInWait } from "../assistant/sign-in-wait.tsx";
import { useWizard } from "../assistant/use-wizard.ts";
import { StepFrame } from "../onboarding/step-frame.tsx";

interface Props {
  readonly channel: Channel;
  readonly onBack: () => void;
}

/** A channel without a form of ours, as steps of OpenClaw's own. */
export function ChannelWizard({ channel, onBack }: Props) {
  const words = useRoomWords(channelWords);
  const session = useWizard();
  const { wizard, failure, busy } = session;
  const begin = () => session.begin({ kind: "channel", provider: channel.id });
  const beginFirst = useEffectEvent(begin);
  useEffect(() => beginFirst(), []);
  const leave = () => {
    session.cancel();
    onBack();
  };
  const frame = { title: words.form.title(channel.label), onBack: leave };
  const back = { label: words.wizard.back, onPress: leave };

  if (failure)
    return (
      <StepFrame key="failure" {...frame} primary={null} secondary={back}>
        <CallProblem
          failure={failure}
          onRetry={wizard === null || failure.code === "setup-lost" ? begin : session.again}
          onResume={session.resume}
        />
      </StepFrame>
    );
  if (wizard?.status === "done")
    return (
      <StepFrame key="done" {...frame} primary={back}>
        <InlineNotice tone="info" title={words.wizard.done}>
          {words.wizard.doneText}
        </InlineNotice>
      </StepFrame>
    );
  if (wizard?.status === "error" || wizard?.status === "cancelled")
    return (
      <StepFrame
        key="end"
        {...frame}
        primary={{ label: words.wizard.again, onPress: begin }}
        secondary={back}
      >
        <InlineNotice
          tone="warning"
          title={wizard.status === "error" ? words.wizard.failed : words.wizard.cancelled}
        >
          {wizard.error ?? undefined}
        </InlineNotice>
      </StepFrame>
    );
  if (!wizard?.step)
    return (
      <SignInWait
        key="wait"
        {...frame}
        step={null}
        words={words.wizard.waiting}
        consequence={words.wizard.consequence}
      />
    );
  return (
    <SignInStep
      key={wizard.step.type === "progress" ? "wait" : wizard.step.id}
      {...frame}
      step={wizard.step}
      error={wizard.error}
      busy={busy}
      resumed={false}
      onAnswer={session.answer}
      onAgain={begin}
    />
  );
}
