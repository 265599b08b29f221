import { setupWords } from "@rockpool/messages/setup-words";
import { useRoomWords } from "../../state/app-context.tsx";
import { useAsk } from "../../state/use-ask.ts";
import { useNow } from "../../state/use-now.ts";
import { StepFrame } from "./step-frame.tsx";
import type { SetupStepProps } from "./step-props.ts";
import { StepWait } from "./step-wait.tsx";

const longMs = 10_000;

/** Before anything has answered. */
export function EngineSearching({ facts, goBack }: SetupStepProps) {
  const { engine, frame } = useRoomWords(setupWords);
  const ask = useAsk();
  const now = useNow(1000);
  const words = engine.searching;
  const long = now - facts.snapshot.since > longMs;
  return (
    <StepFrame
      title={words.title}
      lead={words.lead}
      primary={{ label: frame.goOn, onPress: () => {}, disabled: true }}
      secondary={long ? { label: words.again, onPress: () => void ask("engine.search", {}) } : undefined}
      consequence={engine.ready.consequence}
      onBack={goBack}
    >
      <StepWait text={long ? words.long : words.text} />
    </StepFrame>
  );
}
