import type { CallInput, CallName, CallOutput } from "@rockpool/gateway-core/contract/calls";
import type { Reply } from "@rockpool/gateway-core/contract/failure";
import { useCallback } from "react";
import { useApp } from "./app-context.tsx";

/** Calls the service for a screen that shows a failure in place: unlike `useAsk`, it tells nothing by itself. */
export function useCall(): <K extends CallName>(
  name: K,
  input: CallInput<K>,
) => Promise<Reply<CallOutput<K>>> {
  const { bridge, store } = useApp();
  return useCallback(
    async (name, input) => {
      const reply = await bridge.call(name, input);
      if (!reply.ok && reply.failure.code === "service-unreachable") store.setState({ connected: false });
      return reply;
    },
    [bridge, store],
  );
}
