import { removeStrayHelpers } from "../../checkpoints/remove-stray-helpers.ts";
import type { RunStep } from "../step-context.ts";
import { oldContainer, setPolicy } from "../take-over/old-container.ts";
import { theTakeOver } from "../take-over/the-take-over.ts";
import { waitLive } from "./wait-live.ts";
import { waitStarted } from "./wait-started.ts";

/**
 * The container of before as it was: its restart policy, and running where it ran. After a take-over that did not work it
 * need not be well, it may not have been before; before ours goes for it, it has to be.
 */
export const startSource: RunStep = async (context) => {
  const { desk, engine, kind, log, takeOver } = context;
  const journal = theTakeOver(context);
  const { id, name } = await oldContainer(engine, journal);
  await setPolicy(engine, id, journal.restart, log);
  if (journal.ran) {
    await engine.startContainer(id);
    context.container = { id, name };
    context.details = await engine.inspectContainer(id);
    if (kind === "undo-take-over") for (const wait of [waitLive, waitStarted]) await wait(context);
  }
  if (kind !== "take-over") return;
  // One that was copying when Rockpool was killed; its copy is gone with it.
  await removeStrayHelpers(engine, desk.instanceId());
  takeOver.revert(journal, false);
};
