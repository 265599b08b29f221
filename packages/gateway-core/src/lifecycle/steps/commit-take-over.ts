import type { RunStep } from "../step-context.ts";
import { theTakeOver } from "../take-over/the-take-over.ts";

/** The new container is what is wished from now on. */
export const commitTakeOver: RunStep = async (context) => {
  const { takeOver, observed } = context;
  takeOver.commit(theTakeOver(context), observed.wished.stateLocator);
};
