import { RockpoolError } from "../../contract/rockpool-error.ts";
import type { Json } from "../edit-config.ts";
import type { GatewayAsker } from "./gateway-asker.ts";
import { type ModelConfig, readModelConfig } from "./read-model-config.ts";
import { reasonOf } from "./setup-failures.ts";

export interface ConfigPatch {
  /** Objects merge, null deletes, lists of things with an id merge by it. What it does not name stays, secrets included. */
  patch: { [key: string]: Json };
  /** Lists that may lose entries, `models.providers.custom.models`: without them the gateway refuses. */
  replaces?: readonly string[];
}

const attempts = 4;
/** Source: the gateway's words of both eras when another change came first. */
const changedMeanwhile = /re-run config\.get/i;

/**
 * Changes OpenClaw's config through RPC `config.patch`. `compose` sees the config as it is at that moment, and is asked again
 * when somebody else changes it first. Rejects with RockpoolError `setup-unsupported` and `gateway-rpc`.
 */
export async function patchConfig(
  asker: GatewayAsker,
  compose: (config: ModelConfig) => ConfigPatch,
): Promise<void> {
  await asker.require("config.patch");
  for (let attempt = 1; ; attempt += 1) {
    const config = await readModelConfig(asker);
    const { patch, replaces = [] } = compose(config);
    const params = {
      raw: JSON.stringify(patch),
      ...(config.hash === null ? {} : { baseHash: config.hash }),
      ...(replaces.length === 0 ? {} : { replacePaths: replaces }),
    };
    try {
      await asker.ask("config.patch", params, { timeoutMs: 30_000 });
      return;
    } catch (error) {
      const conflict = error instanceof RockpoolError && changedMeanwhile.test(error.failure.message);
      // 2026.4.29 may restart for the change before it answers, and an answer may get lost in a reload of plugins on a busy
      // machine: asked again, it has nothing left to change.
      const again = conflict || reasonOf(error) === "closed" || reasonOf(error) === "CLIENT_TIMEOUT";
      if (!again || attempt === attempts) throw error;
    }
  }
}
