import type { Readable, Writable } from "node:stream";
import type { TerminalSize } from "../engine.ts";

/** What runs in a fake container: a function of its streams that answers with the exit code. */
export type FakeProgram = (run: FakeRun) => number | Promise<number>;

export interface FakeRun {
  command: readonly string[];
  env: Readonly<Record<string, string>>;
  stdin: Readable;
  stdout: Writable;
  stderr: Writable;
  /** Aborts with the signal's name as reason: SIGTERM may be ignored, SIGKILL ends the program in any case. */
  signal: AbortSignal;
  /** The terminal's size, as it changes. */
  size(): TerminalSize | null;
}

/** Runs until somebody stops it, and leaves properly. */
export const untilStopped: FakeProgram = ({ signal }) =>
  new Promise((resolve) => {
    const stop = () => resolve(0);
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
  });

/** Ignores SIGTERM, as a gateway does that is deep in its work. */
export const untilKilled: FakeProgram = () => new Promise(() => {});
