import type { CallInput, CallName, CallOutput } from "@rockpool/gateway-core/contract/calls";
import type { Failure, Reply } from "@rockpool/gateway-core/contract/failure";
import { useCallback } from "react";
import { type App, useApp } from "./app-context.tsx";
import { addFailureToast } from "./app-state.ts";
import { isToldOnHome } from "./told-failures.ts";

/** Longer than the service holds a snapshot back, which says on Home what a reply says to its caller. */
const snapshotComesMs = 250;

/** Calls the service; a failure is told in a toast, and returned for those who show it in place. */
export async function ask<K extends CallName>(
  app: App,
  name: K,
  input: CallInput<K>,
): Promise<Reply<CallOutput<K>>> {
  const reply = await app.bridge.call(name, input);
  if (!reply.ok) {
    if (reply.failure.code === "service-unreachable") app.store.setState({ connected: false });
    else tell(app, reply.failure);
  }
  return reply;
}

/** What Home's card says needs no toast; elsewhere nothing else says it. */
function tell({ store, messages }: App, failure: Failure): void {
  const toast = () => {
    if (!isToldOnHome(store.getState(), failure.code)) addFailureToast(store, failure, messages);
  };
  if (store.getState().room === "home") setTimeout(toast, snapshotComesMs);
  else toast();
}

export function useAsk(): <K extends CallName>(
  name: K,
  input: CallInput<K>,
) => Promise<Reply<CallOutput<K>>> {
  const app = useApp();
  return useCallback((name, input) => ask(app, name, input), [app]);
}
