import type { CheckpointPart } from "../contract/checkpoint.ts";
import type { Progress } from "../contract/progress.ts";
import { RockpoolError } from "../contract/rockpool-error.ts";
import type { Engine } from "../engine/engine.ts";
import type { CheckpointPlaces } from "./checkpoint-places.ts";
import { copyProgress } from "./copy-progress.ts";
import { createOnStore } from "./create-with-store.ts";
import { helperPaths } from "./helper-paths.ts";
import { helperSpec } from "./helper-spec.ts";
import { jobParts, partMounts } from "./job-parts.ts";
import { removeStrayHelpers } from "./remove-stray-helpers.ts";
import { runHelper } from "./run-helper.ts";

export interface RestoreCheckpointInput {
  engine: Engine;
  /** As for `writeCheckpoint`. */
  image: string;
  places: CheckpointPlaces;
  id: string;
  /** What the checkpoint does not have is left as it is. */
  parts: readonly CheckpointPart[];
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
}

/**
 * Puts a checkpoint back while no gateway runs: afterwards each part is what it was, content, owners, modes, times and links,
 * with nothing beside it; `workspace` in the state is no part of `state`. What was there is put away and not deleted before
 * `finishRestore`. Killed at any instant and called again it ends right; called after it is done, it does nothing.
 * Rejects with RockpoolError `checkpoint-missing` and `checkpoint-damaged` (fact `what`), `checkpoint-no-room`,
 * `checkpoint-failed` (fact `reason`) or `operation-cancelled`, with nothing touched; or with an EngineError, after which it
 * has to be called again. A `signal` that comes when it is quicker to end than to go back is too late, and ignored.
 */
export async function restoreCheckpoint(input: RestoreCheckpointInput): Promise<void> {
  const { engine, image, places, id, signal, onProgress } = input;
  const { instanceId, store, state } = places;
  const parts = jobParts(places).filter(({ name }) => input.parts.includes(name));
  const names = parts.map(({ name }) => name);
  await removeStrayHelpers(engine, instanceId);
  const spec = helperSpec({
    ...{ image, instanceId },
    mounts: [...partMounts(places, names), { ...store, readOnly: true }],
    job: { do: "restore", id, parts, store: helperPaths.store, targetName: state.source },
  });
  await runHelper({
    ...{ engine, spec, signal },
    create: async () => {
      const helper = await createOnStore(engine, places, spec);
      if (helper !== null) return helper;
      const message = `there is no ${store.source}`;
      throw new RockpoolError({ code: "checkpoint-missing", message, facts: { what: id } });
    },
    ...(onProgress === undefined ? {} : { onLine: copyProgress(names, onProgress) }),
  });
}
