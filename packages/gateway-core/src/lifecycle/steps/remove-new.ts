import { theJournal } from "../change/the-journal.ts";
import type { RunStep } from "../step-context.ts";
import { removeContainer } from "./remove-container.ts";

/** Seconds it may take to end; its state is replaced anyway. */
const graceSeconds = 10;

/** Whatever runs on the state has to end before the copy is put back. The old container itself stays, for its next start. */
export const removeNew: RunStep = async (context) => {
  const { engine } = context;
  const { from } = theJournal(context);
  if (context.container === null) return;
  const details = await engine.inspectContainer(context.container.id);
  context.details = details;
  if (details === null) {
    context.container = null;
    return;
  }
  await engine.stopContainer(details.id, graceSeconds);
  if (details.imageId !== from.imageId) await removeContainer(context);
};
