import { removeOthers } from "../apply/remove-others.ts";
import type { RunStep } from "../step-context.ts";
import { theTakeOver } from "../take-over/the-take-over.ts";

/** Ours, which the old container takes the place of again. */
export const removeOurs: RunStep = (context) => removeOthers(context, theTakeOver(context).containerId);
