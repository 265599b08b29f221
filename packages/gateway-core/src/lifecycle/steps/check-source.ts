import type { RunStep } from "../step-context.ts";
import { containerGone, theContainer } from "../the-container.ts";

/** Looks at somebody else's container again: what it publishes is theirs to say, and known only while it runs. */
export const checkSource: RunStep = async (context) => {
  const details = await context.engine.inspectContainer(theContainer(context).id);
  if (details === null) throw containerGone();
  context.details = details;
};
