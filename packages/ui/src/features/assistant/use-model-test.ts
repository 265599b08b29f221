import type { ModelAnswer } from "@rockpool/gateway-core/contract/assistant";
import type { Failure, Reply } from "@rockpool/gateway-core/contract/failure";
import { useCallback, useEffect, useRef, useState } from "react";

interface TestState {
  /** Epoch milliseconds; null while none is under way. */
  readonly since: number | null;
  readonly answer: ModelAnswer | null;
  /** The question did not get as far as the model. */
  readonly failure: Failure | null;
  /** The person did not wait for the answer, which may have had its effect all the same. */
  readonly stopped: boolean;
}

export interface ModelTest extends TestState {
  /** null where it was given up, or did not get as far as the model. */
  run(ask: () => Promise<Reply<ModelAnswer>>): Promise<ModelAnswer | null>;
  stop(): void;
  clear(): void;
}

const idle: TestState = { since: null, answer: null, failure: null, stopped: false };

/** One live test of a model at a time. What comes after it was given up, or after the screen is gone, is not shown. */
export function useModelTest(): ModelTest {
  const [state, setState] = useState(idle);
  const turn = useRef(0);
  useEffect(
    () => () => {
      turn.current = -1;
    },
    [],
  );

  const run = useCallback(async (ask: () => Promise<Reply<ModelAnswer>>) => {
    turn.current += 1;
    const mine = turn.current;
    setState({ ...idle, since: Date.now() });
    const reply = await ask();
    if (turn.current !== mine) return null;
    setState(reply.ok ? { ...idle, answer: reply.value } : { ...idle, failure: reply.failure });
    return reply.ok ? reply.value : null;
  }, []);
  const end = useCallback((stopped: boolean) => {
    turn.current += 1;
    setState({ ...idle, stopped });
  }, []);
  const stop = useCallback(() => end(true), [end]);
  const clear = useCallback(() => end(false), [end]);
  return { ...state, run, stop, clear };
}
