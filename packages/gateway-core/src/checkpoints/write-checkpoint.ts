import { randomBytes } from "node:crypto";
import { Checkpoint } from "../contract/checkpoint.ts";
import type { Progress } from "../contract/progress.ts";
import type { ContainerSpec } from "../engine/container-spec.ts";
import type { Engine } from "../engine/engine.ts";
import type { Logger } from "../host/logger.ts";
import type { CheckpointPlaces } from "./checkpoint-places.ts";
import { copyProgress } from "./copy-progress.ts";
import { createWithStore } from "./create-with-store.ts";
import { helperPaths } from "./helper-paths.ts";
import { helperSpec } from "./helper-spec.ts";
import { jobParts, partMounts } from "./job-parts.ts";
import { removeStrayHelpers } from "./remove-stray-helpers.ts";
import { runHelper } from "./run-helper.ts";

export interface WriteCheckpointInput {
  engine: Engine;
  /** The gateway's own image, by id: what is in it makes the copy. */
  image: string;
  places: CheckpointPlaces;
  describe: Pick<Checkpoint, "reason" | "version" | "image"> & {
    /** Of the container that used this state; kept beside the copy for whoever puts it back by hand. */
    spec: ContainerSpec;
  };
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
  log?: Logger;
  /** Epoch milliseconds; ids sort by it. */
  now?: () => number;
}

/**
 * Copies a state that nobody writes to, reads the copy back and holds it against the original. The state is mounted
 * read-only. Rejects with RockpoolError `checkpoint-no-room` (facts `needs`, `free`, `path`), `checkpoint-failed` (fact
 * `reason`, which names a file that changed meanwhile) or `operation-cancelled`, or with an EngineError; nothing is left of
 * the copy then, or the next write clears it.
 */
export async function writeCheckpoint(input: WriteCheckpointInput): Promise<Checkpoint> {
  const { engine, image, places, describe, signal, onProgress, log } = input;
  const { instanceId, store, stateLocator } = places;
  const at = (input.now ?? Date.now)();
  const parts = jobParts(places);
  const names = parts.map(({ name }) => name);
  await removeStrayHelpers(engine, instanceId);
  const spec = helperSpec({
    ...{ image, instanceId },
    mounts: [...partMounts(places, names).map((mount) => ({ ...mount, readOnly: true })), store],
    job: {
      do: "write",
      id: idOf(at),
      parts,
      store: helperPaths.store,
      storeName: store.source,
      record: { at, stateLocator, ...describe },
    },
  });
  const progress = onProgress === undefined ? undefined : copyProgress(names, onProgress);
  const value = await runHelper({
    ...{ engine, spec, signal },
    create: () => createWithStore(engine, places, spec),
    onLine: (line) => {
      progress?.(line);
      if (line.kind === "left-out")
        log?.info("left out of the checkpoint", { part: line.part, files: line.files });
    },
  });
  return Checkpoint.parse(value);
}

/** Seventeen digits of the time in UTC, to the millisecond, and something of its own. */
function idOf(at: number): string {
  return `${new Date(at).toISOString().replace(/\D/g, "")}-${randomBytes(3).toString("hex")}`;
}
