import { z } from "zod";
import {
  AdoptionMode,
  FoundInstance,
  GiveBackFiles,
  GiveBackFormat,
  ImportPreview,
  TakeOverPreview,
} from "./adoption.ts";
import { call, nothing } from "./call.ts";
import { StorageChoice } from "./storage-choice.ts";

const operationRef = z.object({ operationId: z.string() });
const found = z.object({ id: z.string().min(1) }).strict();
const importing = found.extend({
  into: StorageChoice,
  workspace: z.boolean().default(true),
  /** Stop it for the copy, and start it again after; without it a running source is refused. */
  stopSource: z.boolean().default(false),
});

/** Gateways that run already: looking at them, working with them, taking them over and giving them back. */
export const adoptionCalls = {
  /** Every gateway that is not ours, on every engine that answers, and natively here. Changes nothing, runs nothing in any. */
  "adoption.list": call(
    nothing,
    z.object({
      gateways: z.array(FoundInstance),
      /** Engines that answered, and those that could not be asked, in the system's own words. */
      engines: z.array(
        z.object({ endpoint: z.string(), source: z.string(), problem: z.string().nullable() }),
      ),
    }),
  ),
  /** Shows it in place of our own from now on. Nothing on it changes; with `operate` it may be started and stopped. */
  "adoption.adopt": call(found.extend({ mode: AdoptionMode }), nothing),
  /** Lets go of a watched or operated one, which stays as it is; one that was taken over is `giveBack`'s. */
  "adoption.letGo": call(nothing, nothing),

  /** `safer` names the differences in which the safer value is wanted. */
  "adoption.previewTakeOver": call(found.extend({ safer: z.array(z.string()).default([]) }), TakeOverPreview),
  /** A checkpoint, then our container in place of theirs, which stays stopped until ours is healthy and comes back where it is not. */
  "adoption.takeOver": call(found.extend({ safer: z.array(z.string()).default([]) }), operationRef),
  /** The very container of before, while it exists. The state is the same and keeps what was done meanwhile. */
  "adoption.undoTakeOver": call(nothing, operationRef),
  /** Removes the old container for good: what is here stays. */
  "adoption.forgetOld": call(nothing, nothing),

  /** What `import` would copy and where to; refused where that would be. */
  "adoption.previewImport": call(importing, ImportPreview),
  /** A verified copy of its state for a new gateway of ours. The source is never mounted for writing. */
  "adoption.import": call(importing, operationRef),

  /** What would reproduce our container without us. */
  "adoption.previewGiveBack": call(
    z.object({ format: GiveBackFormat, secrets: z.boolean().default(false) }).strict(),
    GiveBackFiles,
  ),
  /** Writes those files into a folder of the computer where the service runs, then stops and removes our container and forgets it. */
  "adoption.giveBack": call(
    z
      .object({
        format: GiveBackFormat,
        secrets: z.boolean().default(false),
        directory: z.string().min(1),
        overwrite: z.boolean().default(false),
      })
      .strict(),
    operationRef,
  ),
} as const;
