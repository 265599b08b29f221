import { z } from "zod";
import { Failure } from "./failure.ts";
import { Progress } from "./progress.ts";

/** A throwaway gateway with a model of Rockpool's own; nothing of it outlives it. */
export const Demo = z.object({
  state: z.enum(["starting", "running", "ending", "failed"]),
  /** What a start waits for. */
  step: z.enum(["image", "create", "gateway", "model"]).nullable(),
  /** Of the image, while it comes. */
  progress: Progress.optional(),
  startedAt: z.number(),
  /** `http://127.0.0.1:18901`; null until it answers. */
  address: z.string().nullable(),
  failure: Failure.nullable(),
});
export type Demo = z.infer<typeof Demo>;
