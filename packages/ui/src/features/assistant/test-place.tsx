import type { WizardState } from "@rockpool/gateway-core/contract/assistant";
import { assistantWords } from "@rockpool/messages/assistant-words";
import { InlineNotice } from "../../components/inline-notice.tsx";
import { useRoomWords } from "../../state/app-context.tsx";
import { AnswerNotice } from "./answer-notice.tsx";
import { CallProblem } from "./call-problem.tsx";
import styles from "./test-place.module.css";
import type { ModelTest } from "./use-model-test.ts";
import { Waiting } from "./waiting.tsx";

interface Props {
  readonly test: ModelTest;
  readonly onRetry: () => void;
  readonly onResume: (wizard: WizardState) => void;
  /** Stands there until there is something to tell. */
  readonly hint?: React.ReactNode;
}

/** The test of a model while it runs, and what came of it, in the place of the hint. */
export function TestPlace({ test, onRetry, onResume, hint = null }: Props) {
  const words = useRoomWords(assistantWords).testing;
  if (test.since !== null)
    return (
      <Waiting
        words={words.words}
        since={test.since}
        long={words.long}
        stop={{ label: words.stop, onPress: test.stop }}
      />
    );
  if (test.failure) return <CallProblem failure={test.failure} onRetry={onRetry} onResume={onResume} />;
  return (
    // Told to ears as it is put in place.
    <div role="status" className={styles.place}>
      {test.answer ? (
        <AnswerNotice answer={test.answer} />
      ) : test.stopped ? (
        <InlineNotice tone="info" title={words.stopped}>
          {words.stoppedText}
        </InlineNotice>
      ) : (
        hint
      )}
    </div>
  );
}
