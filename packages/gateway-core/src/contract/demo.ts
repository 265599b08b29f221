import { z } from "zod";
import { Failure } from "./failure.ts";

/** A throwaway gateway with a model of Rockpool's own; nothing of it outlives it. */
export const Demo = z.object({
  state: z.enum(["starting", "running", "ending", "failed"]),
  /** What a start waits for. */
  step: z.enum(["image", "create", "gateway", "model"]).nullable(),
  startedAt: z.number(),
  /** `http://127.0.0.1:18901`; null until it answers. */
  address: z.string().nullable(),
  failure: Failure.nullable(),
});
export type Demo = z.infer<typeof Demo>;
