import { configText } from "../adoption/config-text.ts";
import { helperPaths } from "../checkpoints/helper-paths.ts";
import { helperSpec } from "../checkpoints/helper-spec.ts";
import { removeHelper, usingHelper } from "../checkpoints/remove-stray-helpers.ts";
import { RockpoolError } from "../contract/rockpool-error.ts";
import type { Engine } from "../engine/engine.ts";
import { fileFromArchive } from "../gateway/file-from-archive.ts";

export interface ConfigOfStateInput {
  engine: Engine;
  instanceId: string;
  /** `bind:/path` or `volume:name`. */
  locator: string;
  /** An image on the engine, to look into a volume with; without one a volume stays closed. */
  image: string | null;
}

const name = "openclaw.json";

/**
 * The config of a state that no container of ours mounts; null where there is none or it cannot be read. A folder is read on
 * this host, a volume through a container that is never started and at once removed. Rejects with an EngineError.
 */
export async function configOfState({
  engine,
  instanceId,
  locator,
  image,
}: ConfigOfStateInput): Promise<string | null> {
  const where = locator.slice(locator.indexOf(":") + 1);
  if (!locator.startsWith("volume:")) return configText(where);
  // Mounting a volume that is not there would make it.
  if (image === null || (await engine.inspectVolume(where)) === null) return null;
  const mounts = [{ kind: "volume", source: where, target: helperPaths.state, readOnly: true } as const];
  const spec = helperSpec({ image, instanceId, mounts });
  return usingHelper(spec.name, async () => {
    const { id } = await engine.createContainer(spec);
    try {
      return await fileFromArchive(engine, id, `${helperPaths.state}/${name}`);
    } catch (error) {
      if (error instanceof RockpoolError) return null;
      throw error;
    } finally {
      await removeHelper(engine, id).catch(() => {});
    }
  });
}
