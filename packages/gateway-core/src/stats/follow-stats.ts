import type { Engine, StatsSample } from "../engine/engine.ts";

/** A sample a second while a container runs; waits for the next one when it ends. Ends with `signal`. */
export function followStats(_options: {
  engine: Engine;
  signal: AbortSignal;
  nextContainer: (previous: string | null, signal: AbortSignal) => Promise<string>;
}): AsyncIterable<StatsSample> {
  throw new Error("not written yet");
}
