import type { Answer } from "../contract/answer.ts";

/** Longer than a channel's hiccup or a reload. */
const unhealthyMs = 90_000;
const windowMs = 600_000;
const mostRestarts = 3;

export interface GatewayRun {
  /** Tells one run of a container from the next; null while none runs. */
  run: string | null;
  live: Answer;
  /** The person allows it and wants the gateway to run, and nothing else is being done to it. */
  mayRestart: boolean;
}

export interface RestartUnhealthy {
  /** Told after every change of health or container. */
  look(): void;
  close(): void;
}

/**
 * Restarts a gateway that answered and does not any more, at most three times in ten minutes, where the person allowed
 * it. Only `/healthz` counts: a channel without network makes `/readyz` say no for as long as it likes. One that has not
 * answered in this run yet is left alone: it may be migrating.
 */
export function createRestartUnhealthy(
  gateway: () => GatewayRun,
  restart: () => void,
  now: () => number = Date.now,
): RestartUnhealthy {
  let timer: NodeJS.Timeout | null = null;
  let restarts: number[] = [];
  let answered: string | null = null;

  function clear(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  }

  function hangs(): boolean {
    const { run, live, mayRestart } = gateway();
    if (live === "yes") answered = run;
    return live === "no" && mayRestart && run !== null && run === answered;
  }

  return {
    look() {
      if (!hangs()) {
        clear();
        return;
      }
      timer ??= setTimeout(() => {
        timer = null;
        // Settings and the person's wish change without anybody telling us.
        if (!hangs()) return;
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
