import { defaultImage } from "../../contract/settings/setting-table.ts";
import type { ImageDetails } from "../../engine/engine.ts";
import { imageVersion } from "../../gateway/openclaw-version.ts";
import type { StepContext } from "../step-context.ts";
import { keptReference } from "./kept-reference.ts";

/** Writes down what is there before anything of it is touched, so that it can come back whatever happens. */
export async function beginJournal(context: StepContext): Promise<void> {
  const { change, desk, engine, observed } = context;
  const { ours, state, wished } = observed;
  const image = ours === null ? null : await engine.inspectImage(ours.imageId);
  const version = imageVersion(image) ?? state.version;
  desk.write({
    stage: "stopping",
    startedAt: Date.now(),
    stateLocator: wished.stateLocator,
    checkpointId: null,
    from: {
      reference: await previousReference(context, image, version),
      imageId: ours?.imageId ?? "",
      version,
      ran: ours !== null && ["running", "restarting", "paused"].includes(ours.status),
    },
    to: {
      reference: wished.spec.image,
      version: wished.version,
      becomesWish: change !== null,
      restores: change?.restore?.id ?? null,
    },
  });
}

/** Without the image itself, the published one of that version is the best that can be said. */
async function previousReference(
  { desk, engine, observed }: StepContext,
  image: ImageDetails | null,
  version: string | null,
): Promise<string> {
  if (image !== null) return keptReference(engine, image, desk.instanceId());
  if (version !== null) return `${defaultImage.slice(0, defaultImage.lastIndexOf(":"))}:${version}`;
  return observed.wished.spec.image;
}
