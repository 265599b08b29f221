import { setTimeout as sleep } from "node:timers/promises";
import type { LogEntry } from "../contract/log-entry.ts";
import type { Engine, LogChunk } from "../engine/engine.ts";
import { type LogBatch, LogBuffer } from "./log-buffer.ts";
import { logEntryOf } from "./log-entry-of.ts";

/** Resolves with the container to follow; waits while there is none. `previous` is the one that was just followed. */
export type NextContainer = (previous: string | null, signal: AbortSignal) => Promise<string>;

export interface FollowLogsOptions {
  engine: Pick<Engine, "logs">;
  /** Lines of the past to begin with. */
  tail: number;
  signal: AbortSignal;
  nextContainer: NextContainer;
  /** Secrets known right now, to be replaced. */
  secrets?: () => readonly string[];
}

/** At most ten pushes a second, and at most 50 000 lines in them. */
const batchIntervalMs = 100;
const largestBatch = 5000;
const smallestCapacity = 10_000;

/**
 * Batches of lines across restarts and replacements of the container, without gaps or repeated lines: the same container
 * is taken up where its last line was, another one from its beginning, after a `reset`. Ends with `signal`; trouble
 * with the engine only makes it wait.
 */
export async function* followLogs(options: FollowLogsOptions): AsyncGenerator<LogBatch, void, void> {
  const { tail, signal } = options;
  const buffer = new LogBuffer(Math.max(tail, smallestCapacity), largestBatch);
  const ended = new AbortController();
  const stop = AbortSignal.any([signal, ended.signal]);
  const producer = produce(options, buffer, stop);
  try {
    for (;;) {
      await buffer.filled(stop);
      if (stop.aborted) return;
      yield buffer.take();
      await sleep(batchIntervalMs, undefined, { signal: stop }).catch(() => undefined);
    }
  } finally {
    ended.abort();
    await producer;
  }
}

async function produce(options: FollowLogsOptions, buffer: LogBuffer, signal: AbortSignal): Promise<void> {
  const { engine, tail, nextContainer, secrets = () => [] } = options;
  let nextId = 0;
  let previous: string | null = null;
  let place = new Place();
  let patienceMs = 100;
  while (!signal.aborted) {
    try {
      const id: string = await nextContainer(previous, signal);
      if (previous !== null && previous !== id) {
        buffer.reset();
        place = new Place();
      }
      previous = id;
      for await (const chunk of engine.logs(id, { follow: true, signal, ...place.resume(tail) })) {
        if (place.isKnown(chunk)) continue;
        patienceMs = 100;
        buffer.push(logEntryOf(chunk, nextId++, secrets()));
      }
    } catch {
      // The engine went away, or the container did: nextContainer knows when there is one again.
    }
    // A container that ended answers at once with what is known already.
    await sleep(patienceMs, undefined, { signal }).catch(() => undefined);
    patienceMs = Math.min(patienceMs * 2, 5000);
  }
}

/** Where in a container's log we are. Its lines come in the same order every time, so counting is enough. */
class Place {
  #lastAt: number | null = null;
  /** Lines seen that carry exactly `lastAt`: the engine repeats them when asked from there on. */
  #seenAtLast = 0;
  #toSkip = 0;

  resume(tail: number): { tail: number } | { since: number } {
    this.#toSkip = this.#seenAtLast;
    return this.#lastAt === null ? { tail } : { since: this.#lastAt };
  }

  isKnown(chunk: LogChunk): boolean {
    if (chunk.at === null) return false;
    if (chunk.at === this.#lastAt) {
      if (this.#toSkip > 0) {
        this.#toSkip -= 1;
        return true;
      }
      this.#seenAtLast += 1;
      return false;
    }
    if (this.#lastAt !== null && chunk.at < this.#lastAt) return this.#toSkip > 0;
    this.#toSkip = 0;
    this.#lastAt = chunk.at;
    this.#seenAtLast = 1;
    return false;
  }
}

export interface ReadLogsOptions {
  tail: number;
  /** Secrets known right now, to be replaced. */
  secrets?: readonly string[];
  signal?: AbortSignal;
}

/** The last lines of a container, running or not, once. Rejects with an EngineError. */
export async function readLogs(
  engine: Engine,
  containerId: string,
  { tail, secrets = [], signal }: ReadLogsOptions,
): Promise<LogEntry[]> {
  const entries: LogEntry[] = [];
  const options = { tail, follow: false, ...(signal === undefined ? {} : { signal }) };
  for await (const chunk of engine.logs(containerId, options)) {
    entries.push(logEntryOf(chunk, entries.length, secrets));
  }
  return entries;
}
