import { checkpointPlaces } from "../../checkpoints/checkpoint-places.ts";
import { finishRestore } from "../../checkpoints/finish-restore.ts";
import { pruneCheckpoints } from "../../checkpoints/prune-checkpoints.ts";
import { dropKeptReferences } from "../change/kept-reference.ts";
import { theJournal } from "../change/the-journal.ts";
import type { RunStep, StepContext } from "../step-context.ts";

/** The new version is what is wished from now on. What is tidied up after that may fail: it is done again next time. */
export const commitChange: RunStep = async (context) => {
  const { desk, log } = context;
  const { to, stateLocator } = theJournal(context);
  if (to.becomesWish) desk.wish(to.reference);
  if (to.restores !== null) desk.putBack(stateLocator, to.version);
  desk.know(stateLocator);
  desk.write(null);
  await tidy(context, to.restores !== null).catch((error: unknown) =>
    log.warn("copies were not tidied up", { reason: String(error) }),
  );
};

async function tidy({ engine, desk, observed }: StepContext, restored: boolean): Promise<void> {
  const places = checkpointPlaces(observed.wished.spec, desk.instanceId());
  const helper = { engine, image: observed.image?.id ?? "", places };
  if (restored) await finishRestore(helper);
  const gone = await pruneCheckpoints({ ...helper, keep: desk.keepCheckpoints() });
  const left = desk.checkpoints().filter(({ id }) => !gone.includes(id));
  desk.keep(left);
  const needed = [desk.wishedImage(), ...left.map(({ image }) => image.reference)];
  await dropKeptReferences(engine, desk.instanceId(), needed);
}
