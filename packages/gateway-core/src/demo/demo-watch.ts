import { setTimeout as sleep } from "node:timers/promises";
import { RockpoolError } from "../contract/rockpool-error.ts";
import type { Engine } from "../engine/engine.ts";
import { exitFailure } from "../lifecycle/exit-failure.ts";
import { redact } from "../logs/redact.ts";

export interface DemoWatch {
  /** Resolves when the container has ended or cannot be watched any more; never rejects. */
  ended: Promise<void>;
  /** Rejects with why it ended; never resolves. */
  failed: Promise<never>;
  /** Why it ended; null while it has not. */
  failure(): RockpoolError | null;
  /** It runs now: its log can be followed. */
  started(): void;
  /** The last lines of its log, secrets replaced. */
  log(): string;
  close(): void;
}

/** Lines of the log that go with a failure. */
const detailLines = 50;
/** Longest wait for the end of a log whose container has ended. */
const lastLinesMs = 1000;

/** Call it before the start: the engine removes a demo that ends, and with it the log and the exit code. */
export function watchDemo(engine: Engine, id: string, token: string): DemoWatch {
  const closed = new AbortController();
  const { signal } = closed;
  const lines: string[] = [];
  let reading = Promise.resolve();
  let failure: RockpoolError | null = null;
  const log = () => lines.join("\n");

  async function read(): Promise<void> {
    for await (const { text } of engine.logs(id, { follow: true, signal })) {
      lines.push(redact(text, [token]));
      if (lines.length > detailLines) lines.shift();
    }
  }

  async function untilEnd(): Promise<void> {
    const { exitCode } = await engine.waitContainer(id, { next: true, signal });
    await Promise.race([reading, sleep(lastLinesMs, undefined, { ref: false })]);
    failure = new RockpoolError(exitFailure({ exitCode, oomKilled: false, log: log(), repaired: true }));
  }

  const ended = untilEnd().catch(() => {});
  const failed = ended.then(() => {
    if (failure !== null) throw failure;
    return new Promise<never>(() => {});
  });
  failed.catch(() => {});
  return {
    ended,
    failed,
    failure: () => failure,
    started() {
      reading = read().catch(() => {});
    },
    log,
    close: () => closed.abort(),
  };
}
