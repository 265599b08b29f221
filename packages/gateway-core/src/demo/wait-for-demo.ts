import type { Engine } from "../engine/engine.ts";
import { waitUntil } from "../health/wait-until.ts";
import { bootFinished } from "../lifecycle/boot-finished.ts";
import { notHealthy } from "../lifecycle/wait-for-gateway.ts";
import { watchProgress } from "../lifecycle/watch-progress.ts";
import type { DemoWatch } from "./demo-watch.ts";

export interface DemoWait {
  engine: Engine;
  id: string;
  address: string;
  token: string;
  watch: DemoWatch;
  noProgressMs: number;
  signal: AbortSignal;
}

/** Longer than any start; the wait is ended by silence, see watchProgress. */
const dayMs = 86_400_000;

/** Until the gateway has booted. Rejects when its container ends, when it falls silent, or with the signal. */
export async function waitForDemo(wait: DemoWait): Promise<void> {
  const { engine, id, address, token, watch, noProgressMs, signal } = wait;
  let waitingFor: string | undefined;
  const progress = watchProgress(engine, id, noProgressMs, async () =>
    notHealthy(waitingFor, noProgressMs, watch.log()),
  );
  try {
    await waitUntil((stop) => bootFinished(address, stop, token), {
      deadlineMs: dayMs,
      signal,
      unless: Promise.race([watch.failed, progress.stalled]),
      onWaiting(now) {
        if (now === waitingFor) return;
        waitingFor = now;
        progress.moved();
      },
    });
  } finally {
    progress.close();
  }
}
