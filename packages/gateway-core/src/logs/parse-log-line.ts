import { stripVTControlCharacters } from "node:util";
import { LogLevel } from "../contract/log-entry.ts";

export interface ParsedLine {
  level: LogLevel | null;
  /** Without colours and without the gateway's own time stamp. */
  text: string;
  /** The gateway's own time stamp, epoch milliseconds. */
  at: number | null;
}

/** `2026-11-23T06:57:47.481+00:00 [gateway] ready`: how both eras write where there is no terminal. */
const stamped = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)) +(?=\S)/;
const subsystem = /^\[[a-z][\w./:-]*\]/i;
const levelWord =
  /^(?:\[?(trace|debug|info|warn|warning|error|fatal)\]?[:\s]|level=(trace|debug|info|warn|warning|error|fatal)\b)/i;
// The name of the subsystem has a colour of its own, any colour: what counts is the message's.
// biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control characters
const messageColour = /^[^\]]*\](?:\u001b\[39m)?\s*\u001b\[(\d+)m/;
const colours: Readonly<Record<string, LogLevel>> = { 31: "error", 33: "warn", 36: "info", 90: "debug" };
const errorWord =
  /^(?:Uncaught|Unhandled|(?:\w*Error|\w*Exception)\b[:\s]|Invalid config\b|node:internal\/|rockpool: )/;

/**
 * Colours stripped, level found. The gateway's console names no level: it writes what is a warning or worse to stderr,
 * and both in colour on a terminal (upstream's logging/subsystem.ts). JSON lines (`logging.consoleStyle: "json"`) say it.
 */
export function parseLogLine(line: string, stream: "stdout" | "stderr" = "stdout"): ParsedLine {
  const plain = stripVTControlCharacters(line).replaceAll(/[\r\0]/g, "");
  if (plain.startsWith("{")) {
    const parsed = parseJsonLine(plain);
    if (parsed !== null) return parsed;
  }
  const stamp = stamped.exec(plain);
  const at = stamp === null ? null : timeOf(stamp[1]);
  const text = stamp === null || at === null ? plain : plain.slice(stamp[0].length);
  return { level: levelOf(line, text, stream, at !== null), text, at };
}

function levelOf(
  raw: string,
  text: string,
  stream: "stdout" | "stderr",
  isStamped: boolean,
): LogLevel | null {
  const message = text.replace(subsystem, "").trimStart();
  const word = levelWord.exec(message) ?? levelWord.exec(text);
  if (word !== null) return asLevel(word[1] ?? word[2]);
  if (errorWord.test(message)) return "error";
  const colour = messageColour.exec(raw)?.[1];
  if (colour !== undefined) return colours[colour] ?? null;
  // Neither of its marks: not a line of the gateway's logger.
  if (!isStamped && !subsystem.test(text)) return null;
  if (stream === "stdout") return "info";
  return /\b(?:error|failed|failure|fatal|refus(?:ed|ing)|invalid)\b/i.test(message) ? "error" : "warn";
}

/** Two shapes: the console's `{time, level, subsystem, message}`, and a record of the log file (tslog, `_meta`). */
function parseJsonLine(line: string): ParsedLine | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  const record = value as Record<string, unknown>;
  const meta = (record._meta ?? {}) as Record<string, unknown>;
  const message = record.message ?? record.msg ?? record["1"];
  if (typeof message !== "string") return null;
  const name = typeof record.subsystem === "string" ? record.subsystem : subsystemOf(record["0"]);
  return {
    level: asLevel(record.level ?? meta.logLevelName),
    text: stripVTControlCharacters(name === null ? message : `[${name}] ${message}`),
    at: timeOf(record.time ?? meta.date),
  };
}

function subsystemOf(field: unknown): string | null {
  const match = typeof field === "string" ? /^\{"subsystem":"([^"]*)"/.exec(field) : null;
  return match?.[1] ?? null;
}

function asLevel(word: unknown): LogLevel | null {
  if (typeof word !== "string") return null;
  const lower = word.toLowerCase();
  const parsed = LogLevel.safeParse(lower === "warning" ? "warn" : lower);
  return parsed.success ? parsed.data : null;
}

function timeOf(stamp: unknown): number | null {
  const at = typeof stamp === "string" ? Date.parse(stamp) : Number.NaN;
  return Number.isNaN(at) ? null : at;
}
