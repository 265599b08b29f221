import { Checkpoint } from "../contract/checkpoint.ts";
import type { Engine } from "../engine/engine.ts";
import { EngineError } from "../engine/engine-error.ts";
import { fileFromArchive } from "../gateway/file-from-archive.ts";
import type { CheckpointPlaces } from "./checkpoint-places.ts";
import { createOnStore } from "./create-with-store.ts";
import { helperPaths } from "./helper-paths.ts";
import { helperSpec } from "./helper-spec.ts";
import { usingHelper } from "./remove-stray-helpers.ts";

export interface ListCheckpointsInput {
  engine: Engine;
  /** Any image that the engine has; nothing of it is run. */
  image: string;
  places: CheckpointPlaces;
}

/**
 * The newest first. Read out of a container that is never started: an index of names, then each one's description, so
 * that what a person deleted by hand is not told. Rejects with an EngineError.
 */
export async function listCheckpoints(input: ListCheckpointsInput): Promise<Checkpoint[]> {
  try {
    return await list(input);
  } catch (error) {
    // Another Rockpool process, just started, took ours for a stray.
    if (error instanceof EngineError && error.kind === "not-found") return list(input);
    throw error;
  }
}

async function list({ engine, image, places }: ListCheckpointsInput): Promise<Checkpoint[]> {
  const { instanceId, store } = places;
  const spec = helperSpec({ image, instanceId, mounts: [{ ...store, readOnly: true }] });
  return usingHelper(spec.name, async () => {
    const id = await createOnStore(engine, places, spec);
    if (id === null) return [];
    let found: Checkpoint[];
    try {
      found = await read(engine, id);
    } catch (error) {
      await engine.removeContainer(id).catch(() => {});
      throw error;
    }
    await engine.removeContainer(id);
    return found;
  });
}

async function read(engine: Engine, id: string): Promise<Checkpoint[]> {
  const index = await fileFromArchive(engine, id, `${helperPaths.store}/index`);
  const names = (index ?? "").split("\n").filter((name) => name !== "");
  const checkpoints: Checkpoint[] = [];
  for (const name of names.sort().reverse()) {
    const text = await fileFromArchive(engine, id, `${helperPaths.store}/${name}/checkpoint.json`);
    const checkpoint = text === null ? null : parse(text);
    if (checkpoint?.id === name) checkpoints.push(checkpoint);
  }
  return checkpoints;
}

/** null for what is no description of a checkpoint (any more): it cannot be put back either. */
function parse(text: string): Checkpoint | null {
  try {
    return Checkpoint.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
