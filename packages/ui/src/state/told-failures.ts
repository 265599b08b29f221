import type { FailureCode } from "@rockpool/gateway-core/contract/failure";
import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import type { AppState, AppStore } from "./app-state.ts";

/** Whether Home is in sight and its card tells this failure. */
export function isToldOnHome({ room, cover, snapshot }: AppState, code: FailureCode): boolean {
  return room === "home" && cover === null && standing(snapshot) === code;
}

/** Takes toasts away as soon as Home's card tells the same, or what they told is no longer so. */
export function dropToldToasts(store: AppStore): () => void {
  return store.subscribe((state, before) => {
    const now = standing(state.snapshot);
    const was = standing(before.snapshot);
    const left = state.toasts.filter(
      ({ code }) => !code || !(isToldOnHome(state, code) || (code === was && code !== now)),
    );
    if (left.length < state.toasts.length) store.setState({ toasts: left });
  });
}

function standing(snapshot: Snapshot | null): FailureCode | undefined {
  if (snapshot?.engine.kind === "unavailable") return snapshot.engine.failure.code;
  return snapshot?.failure?.code;
}
