import { z } from "zod";

/** What the gateway's own `health` says, reduced to what people act on. Source: RPC `health`. */
export const HealthReport = z.object({
  at: z.number(),
  ok: z.boolean(),
  /** `null` while the gateway does not tell. */
  version: z.string().nullable(),
  durationMs: z.number().nullable(),
  plugins: z.object({
    loaded: z.array(z.string()),
    errors: z.array(z.object({ id: z.string(), message: z.string() })),
  }),
  channels: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      configured: z.boolean(),
      state: z.enum(["ok", "failing", "off", "unknown"]),
      detail: z.string().optional(),
    }),
  ),
  agents: z.array(
    z.object({ id: z.string(), name: z.string(), isDefault: z.boolean(), sessions: z.number().nullable() }),
  ),
  /** Findings of `doctor --json`, only for a deep report. */
  findings: z
    .array(z.object({ id: z.string(), severity: z.enum(["info", "warning", "error"]), message: z.string() }))
    .nullable(),
});
export type HealthReport = z.infer<typeof HealthReport>;
