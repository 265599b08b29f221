import { checkpointPlaces } from "../../checkpoints/checkpoint-places.ts";
import { finishRestore } from "../../checkpoints/finish-restore.ts";
import { theJournal } from "../change/the-journal.ts";
import { mustSetAside, setAside } from "../set-aside.ts";
import type { RunStep, StepContext } from "../step-context.ts";
import { stopQuietly } from "../stop-quietly.ts";
import { createContainer } from "./create-container.ts";
import { ownVolumes } from "./own-volumes.ts";
import { startContainer } from "./start-container.ts";
import { verifyPublished } from "./verify-published.ts";
import { waitLive } from "./wait-live.ts";
import { waitStarted } from "./wait-started.ts";

/** As it was before: the old container where it is still there, else one from the very same image; stopped stays stopped. */
export const startPrevious: RunStep = async (context) => {
  const { desk, log } = context;
  const { from, stage } = theJournal(context);
  context.observed = await desk.observe(from.reference);
  if (from.ran) await start(context, from.imageId);
  if (from.imageId !== "") await wishForPrevious(context);
  desk.write(null);
  if (stage !== "going-back") return;
  await tidy(context).catch((error: unknown) =>
    log.warn("what was put away stays for now", { reason: String(error) }),
  );
};

async function start(context: StepContext, imageId: string): Promise<void> {
  const { ours } = context.observed;
  context.details = ours;
  context.container = ours && { id: ours.id, name: ours.name };
  if (ours === null || ours.imageId !== imageId || ours.startedAt === null) {
    if (ours !== null) await makeWay(context, ours.id);
    await createContainer(context);
    await ownVolumes(context);
  }
  for (const step of [startContainer, verifyPublished, waitLive, waitStarted]) await step(context);
}

async function makeWay(context: StepContext, id: string): Promise<void> {
  if (!mustSetAside(context)) {
    await context.engine.removeContainer(id, { force: true });
    return;
  }
  await stopQuietly(context, id);
  await setAside(context);
}

/** A tag that has moved, or a wish for the new version, would bring it again with the next start. */
async function wishForPrevious({ desk, engine }: StepContext): Promise<void> {
  const { from } = theJournal({ desk });
  const wished = await engine.inspectImage(desk.wishedImage());
  if (wished?.id !== from.imageId) desk.wish(from.reference);
}

async function tidy({ engine, desk, observed }: StepContext): Promise<void> {
  const places = checkpointPlaces(observed.wished.spec, desk.instanceId());
  await finishRestore({ engine, image: observed.image?.id ?? "", places });
}
