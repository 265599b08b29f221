import { appendFileSync, mkdirSync, renameSync, statSync } from "node:fs";
import path from "node:path";
import type { Logger } from "@rockpool/gateway-core/host/logger";

const maxBytes = 512 * 1024;

/**
 * The app's own log: JSON lines in `file`, one older file beside it, so at most 1 MiB. Written at once, so that the
 * last line before a crash is there; a log that cannot be written is no reason to stop.
 */
export function rotatingLog(file: string, now: () => Date = () => new Date()): Logger {
  let size = -1;
  function write(level: string, message: string, facts: Readonly<Record<string, unknown>> = {}): void {
    const line = `${JSON.stringify({ at: now().toISOString(), level, message, ...facts })}\n`;
    try {
      if (size < 0) size = open(file);
      if (size + line.length > maxBytes) {
        renameSync(file, `${file}.1`);
        size = 0;
      }
      appendFileSync(file, line, { mode: 0o600 });
      size += line.length;
    } catch {
      size = -1;
    }
  }
  return {
    info: (message, facts) => write("info", message, facts),
    warn: (message, facts) => write("warn", message, facts),
    error: (message, facts) => write("error", message, facts),
  };
}

/** Makes the folder; returns how long the file already is, in bytes. */
function open(file: string): number {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
