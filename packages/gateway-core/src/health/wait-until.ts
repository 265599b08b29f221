import { setTimeout as sleep } from "node:timers/promises";

/** One attempt: `done` ends the wait, `waitingFor` is shown meanwhile. */
export type Attempt<T> = { done: true; value: T } | { done: false; waitingFor?: string | undefined };

export interface WaitOptions {
  /** Milliseconds from now; the wait then throws WaitTimeout. */
  deadlineMs: number;
  signal?: AbortSignal;
  /** Ends the wait at once with its rejection, for example when the container ends. */
  unless?: Promise<never>;
  onWaiting?: (waitingFor: string | undefined, elapsedMs: number) => void;
}

export class WaitTimeout extends Error {
  readonly waitingFor: string | undefined;

  constructor(waitingFor: string | undefined, deadlineMs: number) {
    super(`waited ${deadlineMs} ms${waitingFor === undefined ? "" : ` for ${waitingFor}`}`);
    this.name = "WaitTimeout";
    this.waitingFor = waitingFor;
  }
}

/**
 * Tries until it is done: every 50 ms for the first 30 s, which is as long as healthy starts take, then ever less often,
 * up to every 500 ms. The attempt gets a signal that ends with the wait. Throws WaitTimeout, the reason of `signal`, the
 * rejection of `unless`, or what an attempt throws.
 */
export async function waitUntil<T>(
  attempt: (signal: AbortSignal) => Promise<Attempt<T>>,
  { deadlineMs, signal, unless, onWaiting }: WaitOptions,
): Promise<T> {
  signal?.throwIfAborted();
  const startedAt = performance.now();
  const ended = new AbortController();
  let waitingFor: string | undefined;

  const attempts = async (): Promise<T> => {
    for (;;) {
      const outcome = await attempt(ended.signal);
      ended.signal.throwIfAborted();
      if (outcome.done) return outcome.value;
      waitingFor = outcome.waitingFor;
      const elapsed = performance.now() - startedAt;
      onWaiting?.(waitingFor, elapsed);
      const pause = elapsed < 30_000 ? 50 : Math.min(500, elapsed / 600);
      await sleep(pause, undefined, { signal: ended.signal });
    }
  };

  try {
    return await Promise.race([
      attempts(),
      rejectionAt(deadlineMs, ended.signal, () => new WaitTimeout(waitingFor, deadlineMs)),
      ...(signal === undefined ? [] : [rejectionOf(signal, ended.signal)]),
      ...(unless === undefined ? [] : [unless]),
    ]);
  } finally {
    ended.abort();
  }
}

function rejectionAt(ms: number, ended: AbortSignal, error: () => Error): Promise<never> {
  return new Promise((_resolve, reject) => {
    const timer = setTimeout(() => reject(error()), ms);
    ended.addEventListener("abort", () => clearTimeout(timer), { once: true });
  });
}

function rejectionOf(signal: AbortSignal, ended: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const onAbort = () => reject(signal.reason as Error);
    signal.addEventListener("abort", onAbort, { once: true });
    ended.addEventListener("abort", () => signal.removeEventListener("abort", onAbort), { once: true });
  });
}
