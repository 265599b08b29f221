import { helloWords } from "@rockpool/messages/hello-words";
import { useCallback, useState } from "react";
import { useApp, useRoomWords } from "../../state/app-context.tsx";
import { useCall } from "../../state/use-call.ts";
import { useSetupProgress } from "../../state/use-setup-progress.ts";
import { useGatewayActions } from "../actions/use-gateway-actions.ts";
import { StepFrame } from "../onboarding/step-frame.tsx";
import type { StepProps } from "../onboarding/step-props.ts";
import { Chat } from "./chat.tsx";
import { GatewayGate } from "./gateway-gate.tsx";
import styles from "./hello-step.module.css";
import { ModelRemedy } from "./model-remedy.tsx";
import type { Say } from "./use-conversation.ts";
import { useFirstFocus } from "./use-first-focus.ts";

/** The first message and its reply: the measure of the whole setup. */
export function HelloStep({ goOn, goBack }: StepProps) {
  const { assistantLater } = useSetupProgress();
  return (
    <GatewayGate onBack={goBack}>
      {assistantLater ? <WithoutModel goOn={goOn} goBack={goBack} /> : <Hello goOn={goOn} goBack={goBack} />}
    </GatewayGate>
  );
}

function Hello({ goOn, goBack }: StepProps) {
  const words = useRoomWords(helloWords);
  const call = useCall();
  const [answered, setAnswered] = useState(false);
  // So that Enter sends the first message.
  const field = useFirstFocus<HTMLTextAreaElement>();
  const openDashboard = useOpenDashboard(goOn);
  const say = useCallback<Say>((message) => call("assistant.say", { message }), [call]);
  return (
    <StepFrame
      title={answered ? words.answered : words.title}
      lead={answered ? words.answeredLead : words.lead}
      primary={answered ? { label: words.finish, onPress: goOn } : null}
      secondary={
        answered
          ? { label: words.openDashboard, onPress: openDashboard }
          : { label: words.finishWithout, onPress: goOn }
      }
      consequence={words.finishConsequence}
      onBack={goBack}
    >
      <Chat
        field={field}
        say={say}
        main={!answered}
        onReply={() => setAnswered(true)}
        remedy={() => <ModelRemedy onChooseModel={() => goBack?.()} />}
      />
      {answered && <p className={styles.channels}>{words.channels}</p>}
    </StepFrame>
  );
}

function WithoutModel({ goOn, goBack }: StepProps) {
  const words = useRoomWords(helloWords);
  return (
    <StepFrame
      title={words.later.title}
      lead={words.later.lead}
      primary={{ label: words.finish, onPress: goOn }}
      secondary={goBack ? { label: words.later.choose, onPress: goBack } : undefined}
      consequence={words.finishConsequence}
      onBack={goBack}
    >
      <p className={styles.channels}>{words.channels}</p>
    </StepFrame>
  );
}

/** Out of the wizard and into the dashboard; a tab opens within the click or not at all. */
function useOpenDashboard(finish: () => void): () => void {
  const { shell } = useApp();
  const { openDashboard } = useGatewayActions();
  return () => {
    if (shell.dashboard.kind === "tab") openDashboard();
    finish();
    if (shell.dashboard.kind !== "tab") openDashboard();
  };
}
