import { z } from "zod";
import { CheckpointPart } from "../contract/checkpoint.ts";
import { Failure } from "../contract/failure.ts";
import { Progress } from "../contract/progress.ts";

/** What the helper says, a JSON object a line. */
export const HelperLine = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("progress"),
    phase: Progress.shape.phase,
    part: CheckpointPart,
    /** Over all phases and parts. */
    bytesDone: z.number(),
    bytesTotal: z.number(),
  }),
  /** Sockets, pipes and devices that cannot be copied; twenty names at most. */
  z.object({ kind: z.literal("left-out"), part: CheckpointPart, files: z.array(z.string()) }),
  /** A restore has come so far that it goes on whatever is said. */
  z.object({ kind: z.literal("swapping") }),
  z.object({ kind: z.literal("done"), value: z.unknown() }),
  z.object({ kind: z.literal("failed"), failure: Failure }),
  z.object({ kind: z.literal("cancelled") }),
]);
export type HelperLine = z.infer<typeof HelperLine>;
