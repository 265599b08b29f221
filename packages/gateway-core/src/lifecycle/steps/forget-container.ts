import type { RunStep } from "../step-context.ts";
import { theTakeOver } from "../take-over/the-take-over.ts";

/** Ours is gone: after an undo the gateway is theirs again, after a give-back nobody's of ours. */
export const forgetContainer: RunStep = async (context) => {
  const { kind, takeOver, giveBack } = context;
  if (kind === "undo-take-over") takeOver.revert(theTakeOver(context), true);
  else takeOver.forget(giveBack?.stateLocator ?? null);
};
