import { RockpoolError } from "../../contract/rockpool-error.ts";
import type { Json } from "../edit-config.ts";
import type { GatewayAsker } from "./gateway-asker.ts";
import { type ModelConfig, readModelConfig } from "./read-model-config.ts";

const attempts = 5;
/** Source: the gateway's words of both eras when another change came first. */
const changedMeanwhile = /re-run config\.get/i;

/**
 * Changes OpenClaw's config through RPC `config.patch`: objects merge, null deletes, arrays of things with an id merge by it.
 * `compose` sees the config as it is at that moment and is asked again when somebody else changes it first; null changes
 * nothing. What it does not name stays as it is, redacted values included. Rejects with RockpoolError `gateway-rpc`.
 */
export async function patchConfig(
  asker: GatewayAsker,
  compose: (config: ModelConfig) => { [key: string]: Json } | null,
): Promise<void> {
  await asker.require("config.patch");
  for (let attempt = 1; ; attempt += 1) {
    const config = await readModelConfig(asker);
    const patch = compose(config);
    if (patch === null) return;
    const baseHash = config.hash === null ? {} : { baseHash: config.hash };
    try {
      await asker.ask("config.patch", { raw: JSON.stringify(patch), ...baseHash }, { timeoutMs: 60_000 });
      return;
    } catch (error) {
      const conflict = error instanceof RockpoolError && changedMeanwhile.test(error.failure.message);
      if (!conflict || attempt === attempts) throw error;
    }
  }
}
