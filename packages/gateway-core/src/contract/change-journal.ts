import { z } from "zod";

/**
 * A change of version that has begun, written before each step that cannot be undone by doing nothing. Whoever finds one
 * after a crash goes on by its stage:
 * - `stopping`: the old container may be stopped, nothing else happened: start it again;
 * - `switching`: a checkpoint exists, container and state may be the new version's: finish if that one runs, else go back;
 * - `going-back`: the checkpoint is being put back, which can be repeated any number of times.
 */
export const ChangeJournal = z.object({
  stage: z.enum(["stopping", "switching", "going-back"]),
  startedAt: z.number(),
  stateLocator: z.string(),
  /** Known from `switching` on. */
  checkpointId: z.string().nullable(),
  from: z.object({
    /** A reference that means the very image that ran; see Checkpoint. */
    reference: z.string(),
    imageId: z.string(),
    version: z.string().nullable(),
    ran: z.boolean(),
  }),
  to: z.object({
    reference: z.string(),
    version: z.string().nullable(),
    /** Becomes the wish when all went well; false where it was an override, or is the wish already. */
    becomesWish: z.boolean(),
    /** The checkpoint whose state comes with it, on a way back. */
    restores: z.string().nullable(),
  }),
});
export type ChangeJournal = z.infer<typeof ChangeJournal>;
