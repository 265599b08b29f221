import type { CallInput, CallName, CallOutput } from "@rockpool/gateway-core/contract/calls";
import type { Reply } from "@rockpool/gateway-core/contract/failure";
import { explain } from "@rockpool/messages/explain";
import { useCallback } from "react";
import { type App, useApp } from "./app-context.tsx";
import { addFailureToast } from "./app-state.ts";

/** Calls the service; a failure is told in a toast, and returned for those who show it in place. */
export async function ask<K extends CallName>(
  app: App,
  name: K,
  input: CallInput<K>,
): Promise<Reply<CallOutput<K>>> {
  const reply = await app.bridge.call(name, input);
  if (!reply.ok) {
    if (reply.failure.code === "service-unreachable") app.store.setState({ connected: false });
    else addFailureToast(app.store, explain(reply.failure, app.messages));
  }
  return reply;
}

export function useAsk(): <K extends CallName>(
  name: K,
  input: CallInput<K>,
) => Promise<Reply<CallOutput<K>>> {
  const app = useApp();
  return useCallback((name, input) => ask(app, name, input), [app]);
}
