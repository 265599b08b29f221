import type { Answer } from "../contract/snapshot.ts";

/** Longer than a channel's hiccup or a reload. */
const unhealthyMs = 90_000;
const windowMs = 600_000;
const mostRestarts = 3;

export interface RestartUnhealthy {
  /** Told after every change of health. */
  look(live: Answer, mayRestart: boolean): void;
  close(): void;
}

/**
 * Restarts a gateway that ran and does not answer any more, at most three times in ten minutes, where the person allowed
 * it. Only `/healthz` counts: a channel without network makes `/readyz` say no for as long as it likes.
 */
export function createRestartUnhealthy(restart: () => void, now: () => number = Date.now): RestartUnhealthy {
  let timer: NodeJS.Timeout | null = null;
  let restarts: number[] = [];

  function clear(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  }

  return {
    look(live, mayRestart) {
      if (live !== "no" || !mayRestart) {
        clear();
        return;
      }
      timer ??= setTimeout(() => {
        timer = null;
        restarts = restarts.filter((at) => now() - at < windowMs);
        if (restarts.length >= mostRestarts) return;
        restarts.push(now());
        restart();
      }, unhealthyMs);
      timer.unref();
    },
    close: clear,
  };
}
