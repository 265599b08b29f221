import type { LogEntry } from "../contract/log-entry.ts";
import type { LogChunk } from "../engine/engine.ts";
import { parseLogLine } from "./parse-log-line.ts";
import { redact } from "./redact.ts";

/** A line longer than this is a dump; the rest of it would only fill memory. Characters. */
const longestLine = 16_384;

/** A line of the engine as an entry: level found, colours and secrets gone. */
export function logEntryOf(chunk: LogChunk, id: number, secrets: readonly string[]): LogEntry {
  const line = chunk.text.length > longestLine ? `${chunk.text.slice(0, longestLine)}…` : chunk.text;
  const { level, text, at } = parseLogLine(line.replace(/\n$/, ""), chunk.stream);
  return { id, at: chunk.at ?? at, stream: chunk.stream, level, text: redact(text, secrets) };
}
