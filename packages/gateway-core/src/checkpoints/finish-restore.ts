import type { Engine } from "../engine/engine.ts";
import type { CheckpointPlaces } from "./checkpoint-places.ts";
import { helperSpec } from "./helper-spec.ts";
import { jobParts, partMounts } from "./job-parts.ts";
import { removeStrayHelpers } from "./remove-stray-helpers.ts";
import { runHelper } from "./run-helper.ts";

export interface FinishRestoreInput {
  engine: Engine;
  /** As for `writeCheckpoint`. */
  image: string;
  places: CheckpointPlaces;
}

/**
 * Deletes what restores put away, in all parts, once the gateway runs well on what was put back; it may run meanwhile. Does
 * nothing where nothing was put away, and can be repeated. Rejects with RockpoolError `checkpoint-failed` where a restore
 * is not at its end, and with an EngineError.
 */
export async function finishRestore({ engine, image, places }: FinishRestoreInput): Promise<void> {
  const { instanceId } = places;
  const parts = jobParts(places);
  await removeStrayHelpers(engine, instanceId);
  const mounts = partMounts(
    places,
    parts.map(({ name }) => name),
  );
  const job = { do: "finish", roots: parts.map(({ root }) => root) } as const;
  await runHelper({ engine, spec: helperSpec({ image, instanceId, mounts, job }) });
}
