import { volumeLabels } from "../step-command.ts";
import type { RunStep } from "../step-context.ts";

/** Our label goes on what we make, so that a volume made just before we were killed is known to be ours. */
export const prepareVolumes: RunStep = async ({ engine, observed }) => {
  for (const { name } of observed.missingVolumes) await engine.createVolume(name, volumeLabels(observed));
};
