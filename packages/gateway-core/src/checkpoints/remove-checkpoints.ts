import type { Engine } from "../engine/engine.ts";
import type { CheckpointPlaces } from "./checkpoint-places.ts";
import { createOnStore } from "./create-with-store.ts";
import { helperPaths } from "./helper-paths.ts";
import { helperSpec } from "./helper-spec.ts";
import { removeStrayHelpers } from "./remove-stray-helpers.ts";
import { runHelper } from "./run-helper.ts";

export interface RemoveCheckpointsInput {
  engine: Engine;
  /** As for `writeCheckpoint`. */
  image: string;
  places: CheckpointPlaces;
  ids: readonly string[];
}

/** One that is not there counts as removed. Rejects with RockpoolError `checkpoint-failed`, or with an EngineError. */
export async function removeCheckpoints({
  engine,
  image,
  places,
  ids,
}: RemoveCheckpointsInput): Promise<void> {
  if (ids.length === 0) return;
  const { instanceId, store } = places;
  await removeStrayHelpers(engine, instanceId);
  const job = { do: "remove", ids, store: helperPaths.store } as const;
  const spec = helperSpec({ image, instanceId, mounts: [store], job });
  await runHelper({ engine, spec, create: () => createOnStore(engine, places, spec) });
}
