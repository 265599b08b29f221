import { checkpointPlaces } from "../../checkpoints/checkpoint-places.ts";
import { writeCheckpoint as write } from "../../checkpoints/write-checkpoint.ts";
import { theJournal } from "../change/the-journal.ts";
import type { RunStep } from "../step-context.ts";

/** From the stopped gateway's mounts. From here on a failure means going back to what was copied. */
export const writeCheckpoint: RunStep = async (context) => {
  const { change, desk, engine, observed, signal } = context;
  const journal = theJournal(context);
  const { from } = journal;
  const image = observed.ours?.imageId ?? observed.image?.id ?? "";
  const old = from.imageId === "" ? null : await engine.inspectImage(from.imageId);
  const checkpoint = await write({
    engine,
    image,
    places: checkpointPlaces(observed.wished.spec, desk.instanceId()),
    describe: {
      reason: change?.restore ? "go-back" : observed.state.known ? "change" : "use-existing",
      version: from.version,
      image: {
        reference: from.reference,
        id: from.imageId,
        digest: old?.repoDigests[0]?.split("@")[1] ?? null,
      },
      spec: observed.wished.spec,
    },
    signal,
    log: context.log,
    onProgress: (progress) => context.progress({ progress }),
  });
  desk.keep([checkpoint, ...desk.checkpoints()]);
  desk.write({ ...journal, stage: "switching", checkpointId: checkpoint.id });
};
