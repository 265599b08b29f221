import type { WizardState } from "@rockpool/gateway-core/contract/assistant";
import type { CallInput } from "@rockpool/gateway-core/contract/calls";
import type { Failure, Reply } from "@rockpool/gateway-core/contract/failure";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useCall } from "../../state/use-call.ts";

type AnswerValue = NonNullable<CallInput<"wizard.next">["answer"]>["value"];

interface SessionState {
  readonly wizard: WizardState | null;
  readonly failure: Failure | null;
  /** An answer of the person, or the very beginning, is on its way. */
  readonly busy: boolean;
}

export interface WizardSession extends SessionState {
  begin(target: CallInput<"wizard.start">): void;
  /** Goes on with one that was begun before. */
  resume(wizard: WizardState): void;
  answer(value?: AnswerValue): void;
  /** Asks for the step once more, after a question that failed. */
  again(): void;
  /** Also one that is only being begun. */
  cancel(): void;
}

const nothing: SessionState = { wizard: null, failure: null, busy: false };

/** A session of OpenClaw's own wizard: what it asks now, and the wait for what it asks next. */
export function useWizard(): WizardSession {
  const call = useCall();
  const [state, setState] = useState(nothing);
  // What comes for an earlier turn is late.
  const turn = useRef(0);
  const session = useRef<string | null>(null);
  useEffect(
    () => () => {
      turn.current += 1;
    },
    [],
  );

  const follow = useCallback(
    async (first: () => Promise<Reply<WizardState>>): Promise<void> => {
      turn.current += 1;
      const mine = turn.current;
      setState((last) => ({ ...last, failure: null, busy: true }));
      for (let ask = first; ; ) {
        const reply = await ask();
        if (turn.current !== mine) return;
        if (!reply.ok) return setState((last) => ({ ...last, failure: reply.failure, busy: false }));
        const wizard = reply.value;
        const { sessionId } = wizard;
        session.current = sessionId;
        setState({ wizard, failure: null, busy: false });
        if (!asksNothing(wizard)) return;
        ask = () => call("wizard.next", { sessionId });
      }
    },
    [call],
  );

  return useMemo(
    () => ({
      ...state,
      begin(target) {
        session.current = null;
        setState(nothing);
        void follow(async () => {
          const mine = turn.current;
          const reply = await call("wizard.start", target);
          // Nobody waits for it any more, and it would be in the way of the next one.
          if (turn.current !== mine && reply.ok && reply.value.status === "running")
            void call("wizard.cancel", { sessionId: reply.value.sessionId });
          return reply;
        });
      },
      resume(wizard) {
        void follow(async () => ({ ok: true, value: wizard }));
      },
      answer(value) {
        const { wizard } = state;
        const stepId = wizard?.step?.id;
        if (!wizard || stepId === undefined) return;
        const answer = value === undefined ? { stepId } : { stepId, value };
        void follow(() => call("wizard.next", { sessionId: wizard.sessionId, answer }));
      },
      again() {
        const sessionId = session.current;
        if (sessionId) void follow(() => call("wizard.next", { sessionId }));
      },
      cancel() {
        turn.current += 1;
        const sessionId = session.current;
        if (sessionId && state.wizard?.status === "running") void call("wizard.cancel", { sessionId });
      },
    }),
    [state, follow, call],
  );
}

/** It goes on by itself, or waits for something that happens elsewhere. */
function asksNothing({ status, step }: WizardState): boolean {
  return status === "running" && (step === null || step.type === "progress");
}
