import type { WizardState } from "@rockpool/gateway-core/contract/assistant";
import type { Failure } from "@rockpool/gateway-core/contract/failure";
import { assistantWords } from "@rockpool/messages/assistant-words";
import { explain } from "@rockpool/messages/explain";
import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { InlineNotice } from "../../components/inline-notice.tsx";
import { useApp, useAppState, useRoomWords } from "../../state/app-context.tsx";
import { useCall } from "../../state/use-call.ts";
import { FailureNotice } from "../frame/failure-notice.tsx";
import styles from "./call-problem.module.css";

interface Props {
  readonly failure: Failure;
  readonly onRetry: () => void;
  /** Shows the setup that is in the way. */
  readonly onResume: (wizard: WizardState) => void;
}

/** A question to the gateway that it did not take; with the ways on where another setup is in the way. */
export function CallProblem({ failure, onRetry, onResume }: Props) {
  if (failure.code === "setup-busy")
    return <BusyProblem failure={failure} onRetry={onRetry} onResume={onResume} />;
  return <FailureNotice failure={failure} onRetry={onRetry} />;
}

function BusyProblem({ failure, onRetry, onResume }: Props) {
  const { messages } = useApp();
  const words = useRoomWords(assistantWords).busy;
  const failures = useAppState((state) => state.failureWords);
  const call = useCall();
  const [asking, setAsking] = useState(false);
  const [elsewhere, setElsewhere] = useState(false);
  if (!failures) return null;
  const { title, cause, whatToDo } = explain(failure, { ...messages, failures });

  /** What is in the way, where it is Rockpool's to end. */
  async function find(then: (wizard: WizardState) => Promise<void> | void): Promise<void> {
    setAsking(true);
    const reply = await call("wizard.current", {});
    const wizard = reply.ok ? reply.value.wizard : null;
    if (wizard) await then(wizard);
    setAsking(false);
    setElsewhere(wizard === null);
  }

  const cancel = async ({ sessionId }: WizardState) => {
    await call("wizard.cancel", { sessionId });
    onRetry();
  };
  return (
    <div className={styles.problem}>
      <InlineNotice tone="warning" title={title}>
        {`${cause} ${elsewhere ? words.elsewhere : whatToDo}`}
      </InlineNotice>
      <div className={styles.ways}>
        {elsewhere ? (
          <Button onClick={onRetry}>{messages.actions.retry()}</Button>
        ) : (
          <>
            <Button disabled={asking} onClick={() => void find(onResume)}>
              {words.resume}
            </Button>
            <Button disabled={asking} onClick={() => void find(cancel)}>
              {words.anew}
            </Button>
          </>
        )}
      </div>
    </div>
  );
}
