import { checkpointPlaces } from "../../checkpoints/checkpoint-places.ts";
import { restoreCheckpoint as restore } from "../../checkpoints/restore-checkpoint.ts";
import type { CheckpointPart } from "../../contract/checkpoint.ts";
import { theJournal } from "../change/the-journal.ts";
import type { RunStep } from "../step-context.ts";

/** On the way to an earlier version the one that was asked for; on the way back from a change the one made before it. */
export const restoreCheckpoint: RunStep = async (context) => {
  const { change, desk, engine, observed, signal } = context;
  const { stage, checkpointId, from, to, stateLocator } = theJournal(context);
  const goingBack = stage === "going-back";
  const id = goingBack ? checkpointId : to.restores;
  if (id === null) return;
  const parts: CheckpointPart[] = ["state", "auth-secrets"];
  if (!goingBack && change?.restore?.workspace) parts.push("workspace");
  await restore({
    engine,
    image: goingBack && from.imageId !== "" ? from.imageId : (observed.image?.id ?? from.imageId),
    places: checkpointPlaces(observed.wished.spec, desk.instanceId()),
    id,
    parts,
    signal,
    onProgress: (progress) => context.progress({ progress }),
  });
  if (goingBack) desk.putBack(stateLocator, from.version);
};
