import { z } from "zod";

export const logLevels = ["trace", "debug", "info", "warn", "error", "fatal"] as const;
export const LogLevel = z.enum(logLevels);
export type LogLevel = z.infer<typeof LogLevel>;

/** One line of the gateway's output: no colour codes, secrets already replaced. */
export const LogEntry = z.object({
  /** Grows by one per line within a subscription; the key of a row. */
  id: z.int(),
  /** Epoch milliseconds by the engine's clock; null where the engine gave none. */
  at: z.number().nullable(),
  stream: z.enum(["stdout", "stderr"]),
  /** As the line itself says; null where it says nothing. */
  level: LogLevel.nullable(),
  text: z.string(),
});
export type LogEntry = z.infer<typeof LogEntry>;
