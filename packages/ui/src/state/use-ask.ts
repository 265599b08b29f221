import type { CallInput, CallName, CallOutput } from "@rockpool/gateway-core/contract/calls";
import type { Failure, Reply } from "@rockpool/gateway-core/contract/failure";
import { explain } from "@rockpool/messages/explain";
import { useCallback } from "react";
import { type App, useApp } from "./app-context.tsx";
import { addToast } from "./app-state.ts";
import { loadFailureWords } from "./load-failure-words.ts";
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
function tell(app: App, failure: Failure): void {
  const { store } = app;
  const toast = () => {
    if (!isToldOnHome(store.getState(), failure.code)) void toastFailure(app, failure);
  };
  if (store.getState().room === "home") setTimeout(toast, snapshotComesMs);
  else toast();
}

async function toastFailure(app: App, failure: Failure): Promise<void> {
  const failures = app.store.getState().failureWords ?? (await loadFailureWords(app));
  const { title, cause, whatToDo } = explain(failure, { ...app.messages, failures });
  addToast(app.store, { tone: "failure", title, text: `${cause} ${whatToDo}`, code: failure.code });
}

export function useAsk(): <K extends CallName>(
  name: K,
  input: CallInput<K>,
) => Promise<Reply<CallOutput<K>>> {
  const app = useApp();
  return useCallback((name, input) => ask(app, name, input), [app]);
}
