import { RockpoolError } from "../../contract/rockpool-error.ts";
import { configArchive, readConfig, withAllowedOrigins } from "../../openclaw/config-file.ts";
import type { RunStep } from "../step-context.ts";
import { theContainer } from "../the-container.ts";

/**
 * The Control UI is refused from an origin that the config does not list, and the origin is the published port. A config
 * that does not parse is left alone: the gateway says what is wrong with it better than we.
 */
export const syncOrigins: RunStep = async (context) => {
  if (context.configIsFresh) return;
  const { engine, observed } = context;
  const { id } = theContainer(context);
  const { origins, owner, statePath } = observed.wished;
  const text = await readText();
  const changed = text === null ? null : withAllowedOrigins(text, origins);
  if (changed === null) return;
  await engine.putArchive(id, statePath, await configArchive(changed, owner.uid, owner.gid));

  async function readText(): Promise<string | null> {
    try {
      return (await readConfig(engine, id))?.text ?? null;
    } catch (error) {
      if (error instanceof RockpoolError && error.code === "gateway-configuration") return null;
      throw error;
    }
  }
};
