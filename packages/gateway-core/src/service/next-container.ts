import type { ContainerDetails } from "../engine/engine.ts";
import type { NextContainer } from "../logs/follow-logs.ts";
import type { ServiceState } from "./service-state.ts";

/** The state, and a way to hear of its changes. */
export interface WatchedState {
  get(): ServiceState;
  onChange(callback: () => void): () => void;
}

/**
 * Hands out our container to whoever follows its logs or numbers: at once the first time, again when it was started anew
 * or replaced. With `running` only one that runs.
 */
export function nextContainerOf(state: WatchedState, running = false): NextContainer {
  let given: string | null = null;
  const candidate = (): ContainerDetails | null => {
    const { container, engine } = state.get();
    if (container === null || engine.kind !== "connected") return null;
    const isUp = container.status === "running";
    if (runOf(container) === given || (!isUp && (running || given !== null))) return null;
    return container;
  };

  return (previous, signal) => {
    // The run that was just followed broke off, or ended; while it is up it is to be taken up again.
    const { container } = state.get();
    if (previous !== null && container?.id === previous && container.status === "running") given = null;
    return new Promise((resolve, reject) => {
      const look = () => {
        const found = candidate();
        if (found === null) return;
        given = runOf(found);
        finish();
        resolve(found.id);
      };
      const abort = () => {
        finish();
        reject(signal.reason as Error);
      };
      const stop = state.onChange(look);
      const finish = () => {
        stop();
        signal.removeEventListener("abort", abort);
      };
      signal.addEventListener("abort", abort, { once: true });
      if (signal.aborted) abort();
      else look();
    });
  };
}

function runOf({ id, startedAt }: ContainerDetails): string {
  return `${id} ${startedAt}`;
}
