/** One attempt: `done` ends the wait, `waitingFor` is shown meanwhile. */
export type Attempt<T> = { done: true; value: T } | { done: false; waitingFor?: string | undefined };

export interface WaitOptions {
  /** Milliseconds from now; the wait then throws WaitTimeout. */
  deadlineMs: number;
  signal?: AbortSignal;
  /** Aborts the wait at once with its rejection, for example when the container ends. */
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

/** Tries until it is done: every 50 ms for the first 20 s, then up to every 500 ms. */
export function waitUntil<T>(
  _attempt: (signal: AbortSignal) => Promise<Attempt<T>>,
  _options: WaitOptions,
): Promise<T> {
  throw new Error("not written yet");
}
