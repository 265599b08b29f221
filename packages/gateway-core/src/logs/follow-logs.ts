import type { LogEntry } from "../contract/log-entry.ts";
import type { Engine } from "../engine/engine.ts";

export interface LogBatch {
  entries: LogEntry[];
  reset: boolean;
  dropped: number;
}

export interface FollowLogsOptions {
  engine: Engine;
  tail: number;
  signal: AbortSignal;
  /** Resolves with the container to follow; waits while there is none. `previous` is the one that was just followed. */
  nextContainer: (previous: string | null, signal: AbortSignal) => Promise<string>;
  /** Secrets known right now, to be replaced. */
  secrets?: () => readonly string[];
}

/** Batches, at most ten a second, across restarts and replacements of the container. Ends with `signal`. */
export function followLogs(_options: FollowLogsOptions): AsyncIterable<LogBatch> {
  throw new Error("not written yet");
}

/** The last lines, once. */
export function readLogs(
  _engine: Engine,
  _containerId: string,
  _options: { tail: number; secrets?: readonly string[]; signal?: AbortSignal },
): Promise<LogEntry[]> {
  throw new Error("not written yet");
}
