import { RockpoolError } from "../../contract/rockpool-error.ts";
import { configArchive, withAllowedOrigins } from "../../openclaw/config-file.ts";
import type { RunStep } from "../step-context.ts";
import { theContainer } from "../the-container.ts";

/**
 * The Control UI is refused from an origin that the config does not list, and the origin is the published port. A config
 * that does not parse is left alone: the gateway says what is wrong with it better than we.
 */
export const syncOrigins: RunStep = async (context) => {
  const { engine, observed, configText } = context;
  if (configText === null) return;
  const { id } = theContainer(context);
  const { origins, owner, statePath } = observed.wished;
  const changed = withOrigins(configText, origins);
  if (changed === null) return;
  await engine.putArchive(id, statePath, await configArchive(changed, owner.uid, owner.gid));
};

function withOrigins(text: string, origins: readonly string[]): string | null {
  try {
    return withAllowedOrigins(text, origins);
  } catch (error) {
    if (error instanceof RockpoolError && error.code === "gateway-configuration") return null;
    throw error;
  }
}
