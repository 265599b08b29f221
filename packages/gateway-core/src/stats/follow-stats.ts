import { setTimeout as sleep } from "node:timers/promises";
import type { Engine, StatsSample } from "../engine/engine.ts";

export interface FollowStatsOptions {
  engine: Pick<Engine, "stats">;
  signal: AbortSignal;
  /** Resolves with the running container to measure; waits while there is none. */
  nextContainer: (previous: string | null, signal: AbortSignal) => Promise<string>;
}

/** A sample a second while a container runs; waits for the next one when it ends. Ends with `signal`. */
export async function* followStats({
  engine,
  signal,
  nextContainer,
}: FollowStatsOptions): AsyncGenerator<StatsSample, void, void> {
  let previous: string | null = null;
  while (!signal.aborted) {
    try {
      const id: string = await nextContainer(previous, signal);
      previous = id;
      for await (const sample of engine.stats(id, signal)) yield sample;
    } catch {
      // It ended, or the engine went away: nextContainer knows when there is one again.
    }
    await sleep(500, undefined, { signal }).catch(() => undefined);
  }
}
