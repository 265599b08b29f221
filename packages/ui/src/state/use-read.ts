import type { CallInput, CallName, CallOutput } from "@rockpool/gateway-core/contract/calls";
import type { Failure } from "@rockpool/gateway-core/contract/failure";
import { useCallback, useEffect, useState } from "react";
import { useApp } from "./app-context.tsx";

export interface Read<T> {
  /** What was read last, also while it is read again; null before the first answer. */
  readonly value: T | null;
  /** Of the last time; shown in place. */
  readonly failure: Failure | null;
  readonly reading: boolean;
  /** Reads it again. */
  readonly again: () => void;
}

/** Reads what the service does not push: at first, and again whenever `occasion` is another. */
export function useRead<K extends CallName>(
  name: K,
  input: CallInput<K> | null,
  occasion: string | null,
): Read<CallOutput<K>> {
  const { bridge } = useApp();
  const asked = input === null ? null : JSON.stringify(input);
  const [turn, setTurn] = useState(0);
  const key = `${asked} ${occasion} ${turn}`;
  const [answer, setAnswer] = useState<{
    key: string;
    asked: string;
    value: CallOutput<K> | null;
    failure: Failure | null;
  } | null>(null);

  useEffect(() => {
    if (asked === null) return;
    let stale = false;
    void bridge.call(name, JSON.parse(asked) as CallInput<K>).then((reply) => {
      if (stale) return;
      setAnswer((last) => ({
        key,
        asked,
        value: reply.ok ? reply.value : last?.asked === asked ? last.value : null,
        failure: reply.ok ? null : reply.failure,
      }));
    });
    return () => {
      stale = true;
    };
  }, [bridge, name, asked, key]);

  const again = useCallback(() => setTurn((last) => last + 1), []);
  const known = answer?.asked === asked ? answer : null;
  const reading = asked !== null && answer?.key !== key;
  return { value: known?.value ?? null, failure: reading ? null : (known?.failure ?? null), reading, again };
}
