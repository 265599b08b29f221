import { removeOthers } from "../apply/remove-others.ts";
import { theApply } from "../apply/the-apply.ts";
import type { RunStep } from "../step-context.ts";
import { oldContainer, setPolicy } from "../take-over/old-container.ts";
import { startContainer } from "./start-container.ts";
import { verifyPublished } from "./verify-published.ts";
import { waitLive } from "./wait-live.ts";
import { waitStarted } from "./wait-started.ts";

/** The container of before and the settings that it was made of, running where it should. */
export const putBack: RunStep = async (context) => {
  const { apply, engine, log } = context;
  const { containerId, name, applied } = theApply(context);
  const old = await oldContainer(engine, { containerId, name });
  await removeOthers(context, containerId);
  if (old.name !== name) await engine.renameContainer(containerId, name);
  await setPolicy(engine, containerId, context.observed.wished.spec.restart, log);
  if (applied !== null) apply.goBackTo(applied);
  apply.write(null);
  context.container = { id: containerId, name };
  if (!apply.shouldRun()) return;
  context.observed = await apply.observe();
  context.details = context.observed.ours;
  for (const step of [startContainer, verifyPublished, waitLive, waitStarted]) await step(context);
};
