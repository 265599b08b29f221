import { checkpointPlaces } from "../../checkpoints/checkpoint-places.ts";
import { writeCheckpoint } from "../../checkpoints/write-checkpoint.ts";
import { imageVersion } from "../../gateway/openclaw-version.ts";
import type { RunStep } from "../step-context.ts";
import { theTakeOver } from "../take-over/the-take-over.ts";

/** A verified copy of the state before our container first works on it. The old one is not in our way from here on. */
export const checkpointOfSource: RunStep = async (context) => {
  const { desk, engine, observed, takeOver, signal } = context;
  const { image, wished } = observed;
  const checkpoint = await writeCheckpoint({
    ...{ engine, signal, log: context.log },
    image: image?.id ?? "",
    places: checkpointPlaces(wished.spec, desk.instanceId()),
    describe: {
      reason: "take-over",
      version: imageVersion(image),
      image: {
        reference: wished.spec.image,
        id: image?.id ?? "",
        digest: image?.repoDigests[0]?.split("@")[1] ?? null,
      },
      spec: wished.spec,
    },
    onProgress: (progress) => context.progress({ progress }),
  });
  desk.keep([checkpoint, ...desk.checkpoints()]);
  takeOver.write({ ...theTakeOver(context), stage: "switching", checkpointId: checkpoint.id });
  Object.assign(context, { container: null, details: null });
};
