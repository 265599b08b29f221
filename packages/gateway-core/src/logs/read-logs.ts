import type { LogEntry } from "../contract/log-entry.ts";
import type { Engine } from "../engine/engine.ts";
import { logEntryOf } from "./log-entry-of.ts";

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
