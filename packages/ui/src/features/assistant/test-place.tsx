import type { WizardState } from "@rockpool/gateway-core/contract/assistant";
import { assistantWords } from "@rockpool/messages/assistant-words";
import { useEffect, useRef } from "react";
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

/** The test of a model while it runs, and what came of it, in the place of the hint and in sight. */
export function TestPlace({ test, onRetry, onResume, hint = null }: Props) {
  const words = useRoomWords(assistantWords).testing;
  const place = useRef<HTMLDivElement>(null);
  const { since, answer, failure, stopped } = test;
  const told = failure ?? answer ?? since ?? (stopped ? "stopped" : null);
  useEffect(() => {
    if (told !== null) place.current?.scrollIntoView?.({ block: "nearest" });
  }, [told]);
  return (
    <div ref={place} className={styles.place}>
      {since !== null ? (
        <Waiting
          words={words.words}
          since={since}
          long={words.long}
          stop={{ label: words.stop, onPress: test.stop }}
        />
      ) : failure ? (
        <CallProblem failure={failure} onRetry={onRetry} onResume={onResume} />
      ) : (
        // Told to ears as it is put in place.
        <div role="status">
          {answer ? (
            <AnswerNotice answer={answer} />
          ) : stopped ? (
            <InlineNotice tone="info" title={words.stopped}>
              {words.stoppedText}
            </InlineNotice>
          ) : (
            hint
          )}
        </div>
      )}
    </div>
  );
}
