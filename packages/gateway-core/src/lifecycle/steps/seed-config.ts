import { RockpoolError } from "../../contract/rockpool-error.ts";
import { textFromArchive } from "../../gateway/file-from-archive.ts";
import { configArchive, configPath, minimalConfig } from "../../openclaw/config-file.ts";
import { newGatewayToken } from "../../openclaw/gateway-token.ts";
import type { RunStep } from "../step-context.ts";
import { theContainer } from "../the-container.ts";

/** A first config where there is none. One that is there is never replaced, whatever is in it: its token is in use. */
export const seedConfig: RunStep = async (context) => {
  const { engine, observed } = context;
  const { id } = theContainer(context);
  const existing = await engine.getArchive(id, configPath);
  if (existing !== null) {
    // For the step that follows: reading it once more would cost the start about 55 ms.
    context.configText = await textFromArchive(existing, configPath).catch(unreadable);
    return;
  }
  const { origins, owner, statePath } = observed.wished;
  const text = minimalConfig({ token: newGatewayToken(), origins });
  await engine.putArchive(id, statePath, await configArchive(text, owner.uid, owner.gid));
  context.configText = null;
};

/** Left alone: the gateway says what is wrong with it better than we. */
function unreadable(error: unknown): null {
  if (error instanceof RockpoolError && error.code === "gateway-configuration") return null;
  throw error;
}
