import type { Engine } from "../engine/engine.ts";

/** Milliseconds between two looks at how long nothing happened. */
const lookEveryMs = 1000;

export interface ProgressWatch {
  /** Something moved that the log does not show. */
  moved(): void;
  /** Rejects with `stalled()` when nothing has moved for the limit; never resolves. */
  readonly stalled: Promise<never>;
  close(): void;
}

/** A gateway may take minutes to start (a large state, a migration), and says so in its log: silence is what ends a wait. */
export function watchProgress(
  engine: Engine,
  id: string,
  limitMs: number,
  stalled: () => Promise<Error>,
): ProgressWatch {
  const closed = new AbortController();
  let last = Date.now();
  const moved = () => {
    last = Date.now();
  };
  void followLog(engine, id, closed.signal, moved);
  const promise = new Promise<never>((_, reject) => {
    const timer = setInterval(
      () => {
        if (Date.now() - last < limitMs) return;
        closed.abort();
        void stalled().then(reject, reject);
      },
      Math.min(lookEveryMs, limitMs),
    );
    closed.signal.addEventListener("abort", () => clearInterval(timer), { once: true });
  });
  promise.catch(() => {});
  return { moved, stalled: promise, close: () => closed.abort() };
}

async function followLog(engine: Engine, id: string, signal: AbortSignal, moved: () => void): Promise<void> {
  try {
    for await (const _line of engine.logs(id, { tail: 0, follow: true, signal })) moved();
  } catch {
    // Without the log only the probes count as progress.
  }
}
