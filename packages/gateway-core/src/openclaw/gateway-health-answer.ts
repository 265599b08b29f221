import { z } from "zod";

const text = z.string().nullish();
const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? undefined);

/** One channel in the answer of RPC `health`; which of these fields there are depends on the channel and the version. */
const Channel = z.object({
  configured: flag,
  running: flag,
  connected: flag,
  linked: flag,
  lastError: text,
  probe: z
    .object({ ok: flag, error: text })
    .nullish()
    .transform((value) => value ?? undefined),
});

const Plugin = z.union([
  z.string(),
  z.object({
    id: z.string().optional(),
    name: z.string().optional(),
    error: z.string().optional(),
    message: z.string().optional(),
  }),
]);

/** RPC `health` of both eras, leniently: source facts seen on 2026.9.6 and 2026.4.29. */
export const GatewayHealthAnswer = z.object({
  ok: z.boolean().default(true),
  ts: z.number().optional(),
  durationMs: z.number().optional(),
  plugins: z
    .object({ loaded: z.array(Plugin).default([]), errors: z.array(Plugin).default([]) })
    .default({ loaded: [], errors: [] }),
  channels: z.record(z.string(), Channel).default({}),
  channelOrder: z.array(z.string()).default([]),
  channelLabels: z.record(z.string(), z.string()).default({}),
  defaultAgentId: z.string().optional(),
  agents: z
    .array(
      z.object({
        agentId: z.string(),
        name: z.string().optional(),
        isDefault: z.boolean().optional(),
        sessions: z.object({ count: z.number().optional() }).optional(),
      }),
    )
    .default([]),
});
export type GatewayHealthAnswer = z.infer<typeof GatewayHealthAnswer>;
