import type { LogLevel } from "../contract/log-entry.ts";

/** Colours stripped, level found. Both eras' formats, and JSON lines. */
export function parseLogLine(_line: string): { level: LogLevel | null; text: string } {
  throw new Error("not written yet");
}
