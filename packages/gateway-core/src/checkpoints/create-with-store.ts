import path from "node:path";
import type { ContainerSpec } from "../engine/container-spec.ts";
import type { Engine } from "../engine/engine.ts";
import { EngineError } from "../engine/engine-error.ts";
import { instanceLabel } from "../gateway/labels.ts";
import { tarArchive } from "../gateway/tar-archive.ts";
import type { CheckpointPlaces } from "./checkpoint-places.ts";
import { helperPaths } from "./helper-paths.ts";
import { helperSpec } from "./helper-spec.ts";
import { inHelper } from "./remove-stray-helpers.ts";

/** Creates a helper that mounts the store, and the store where there is none yet. Rejects with an EngineError. */
export async function createWithStore(
  engine: Engine,
  places: CheckpointPlaces,
  spec: ContainerSpec,
): Promise<string> {
  const { store, instanceId } = places;
  if (store.kind === "volume") {
    if ((await engine.inspectVolume(store.source)) === null)
      await engine.createVolume(store.source, { [instanceLabel]: instanceId });
    return (await engine.createContainer(spec)).id;
  }
  try {
    return (await engine.createContainer(spec)).id;
  } catch (error) {
    if (!mayMissFolder(error)) throw error;
    await makeFolder(engine, places, spec.image);
    return (await engine.createContainer(spec)).id;
  }
}

/**
 * By the engine, so that it is where the engine looks for it; by unpacking an entry into a container that never runs, so
 * that no process ever sees the folder around the state. Whoever writes into it gives it its owner.
 */
async function makeFolder(engine: Engine, places: CheckpointPlaces, image: string): Promise<void> {
  const { source } = places.store;
  await inBeside(engine, places, image, async (id) => {
    const tar = await tarArchive([
      { kind: "directory", name: `${nameOf(source)}/`, mode: 0o700, uid: 0, gid: 0 },
    ]);
    await engine.putArchive(id, helperPaths.beside, tar);
  });
}

/** The same where the store must be there already; null where it is not. */
export async function createOnStore(
  engine: Engine,
  places: CheckpointPlaces,
  spec: ContainerSpec,
): Promise<string | null> {
  const { store } = places;
  // Mounting it would make the volume.
  if (store.kind === "volume" && (await engine.inspectVolume(store.source)) === null) return null;
  try {
    return (await engine.createContainer(spec)).id;
  } catch (error) {
    if (store.kind === "bind" && mayMissFolder(error) && !(await folderIsThere(engine, places, spec.image)))
      return null;
    throw error;
  }
}

async function folderIsThere(engine: Engine, places: CheckpointPlaces, image: string): Promise<boolean> {
  return inBeside(engine, places, image, async (id) => {
    const archive = await engine.getArchive(id, `${helperPaths.beside}/${nameOf(places.store.source)}`);
    archive?.on("error", () => {});
    archive?.destroy();
    return archive !== null;
  });
}

async function inBeside<T>(
  engine: Engine,
  { store, instanceId }: CheckpointPlaces,
  image: string,
  work: (id: string) => Promise<T>,
): Promise<T> {
  const folder = systemOf(store.source).dirname(store.source);
  const spec = helperSpec({
    image,
    instanceId,
    mounts: [{ kind: "bind", source: folder, target: helperPaths.beside }],
  });
  return inHelper(engine, spec, work);
}

/** Docker says 400 where a folder is missing, Podman 500; neither says which one. */
function mayMissFolder(error: unknown): boolean {
  return error instanceof EngineError && (error.kind === "bad-request" || error.kind === "server-error");
}

function nameOf(folder: string): string {
  return systemOf(folder).basename(folder);
}

function systemOf(folder: string): path.PlatformPath {
  return folder.includes("\\") ? path.win32 : path.posix;
}
