import { z } from "zod";

/** One part of something long: a layer, a build step, a file of a copy. */
export const ProgressItem = z.object({
  /** Twelve hex digits of a layer's digest, the number of a build step, the name of a part. */
  id: z.string(),
  label: z.string().optional(),
  /** `present`: was there already, nothing to do. */
  state: z.enum(["waiting", "active", "unpacking", "done", "present", "failed"]),
  bytesDone: z.number().optional(),
  bytesTotal: z.number().optional(),
});
export type ProgressItem = z.infer<typeof ProgressItem>;

/**
 * How far a pull, a build or a copy is. `bytesDone` never goes back, ends at `bytesTotal` where that is known, and is told at
 * most ten times a second. What is not known is null or absent, never a guess.
 */
export const Progress = z.object({
  phase: z.enum([
    "asking",
    "downloading",
    "unpacking",
    "building",
    "reading",
    "writing",
    "verifying",
    "retrying",
  ]),
  items: z.array(ProgressItem),
  bytesDone: z.number(),
  bytesTotal: z.number().optional(),
  /** Bytes a second over the last seconds; null while that is not known. */
  rate: z.number().nullable(),
  /** Milliseconds that are left at that rate; null where it cannot be said. */
  etaMs: z.number().nullable(),
});
export type Progress = z.infer<typeof Progress>;

/** 0..1 of the whole: by bytes where the total is known, by finished items else; undefined where neither tells. */
export function progressFraction({ bytesDone, bytesTotal, items }: Progress): number | undefined {
  if (bytesTotal !== undefined && bytesTotal > 0) return Math.min(1, bytesDone / bytesTotal);
  if (items.length === 0) return undefined;
  return items.filter(({ state }) => state === "done" || state === "present").length / items.length;
}
