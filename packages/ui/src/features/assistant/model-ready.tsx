import type { ModelAnswer, WizardState } from "@rockpool/gateway-core/contract/assistant";
import { assistantWords } from "@rockpool/messages/assistant-words";
import { useEffect, useEffectEvent } from "react";
import { StatusMark } from "../../components/status-mark.tsx";
import { useMessages, useRoomWords } from "../../state/app-context.tsx";
import { useCall } from "../../state/use-call.ts";
import { StepFrame } from "../onboarding/step-frame.tsx";
import { ConnectionCheck } from "./connection-check.tsx";
import styles from "./model-ready.module.css";
import { TestPlace } from "./test-place.tsx";
import { useModelTest } from "./use-model-test.ts";

interface Props {
  /** `provider/model`, as the gateway is set; null where it does not say. */
  readonly model: string | null;
  /** The answer that brought us here; null where the model has not been asked yet. */
  readonly answer: ModelAnswer | null;
  /** Asks it at once: it was chosen a moment ago. */
  readonly testsByItself: boolean;
  readonly onOther: () => void;
  readonly onResume: (wizard: WizardState) => void;
  readonly onGo: () => void;
  readonly onBack: (() => void) | null;
}

/** The gateway has a model: it has answered, or is asked whether it does. */
export function ModelReady(props: Props) {
  const { model, answer: before, testsByItself, onOther, onResume, onGo, onBack } = props;
  const all = useRoomWords(assistantWords);
  const words = all.ready;
  const { units } = useMessages();
  const call = useCall();
  const test = useModelTest();
  const testing = test.since !== null;
  const run = () => void test.run(() => call("assistant.verify", {}));
  const runFirst = useEffectEvent(run);
  useEffect(() => {
    if (testsByItself) runFirst();
  }, [testsByItself]);

  const answer = test.answer?.status === "ok" ? test.answer : before;
  const other = { label: words.other, onPress: onOther };
  if (!answer)
    return (
      <StepFrame
        key="before"
        title={words.before}
        lead={model && words.beforeLead(model)}
        primary={{ label: testing ? all.key.testing : words.test, busy: testing, onPress: run }}
        secondary={other}
        onBack={onBack}
      >
        <TestPlace test={test} onRetry={run} onResume={onResume} />
        <ConnectionCheck />
      </StepFrame>
    );
  const name = answer.model ?? model ?? words.noModelName;
  const { latencyMs } = answer;
  return (
    <StepFrame
      key="after"
      title={words.title}
      primary={{ label: words.goOn, onPress: onGo }}
      secondary={other}
      consequence={words.consequence}
      onBack={onBack}
    >
      <div className={styles.card}>
        <StatusMark shape="filled" tone="busy" size={20} />
        <p className={styles.words}>
          {latencyMs === null
            ? words.answeredNoTime(name)
            : words.answered(name, units.stepDuration(latencyMs))}
        </p>
      </div>
    </StepFrame>
  );
}
