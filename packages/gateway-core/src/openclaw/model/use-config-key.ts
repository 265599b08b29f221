import type { ModelAnswer } from "../../contract/assistant.ts";
import { defaultAgent } from "./default-agent.ts";
import { defaultModelOf, defaultModelPatch, previousModelPatch } from "./default-model-patch.ts";
import type { GatewayAsker } from "./gateway-asker.ts";
import type { KeyProvider } from "./key-providers-2026-4.ts";
import { patchConfig } from "./patch-config.ts";
import { readModelConfig } from "./read-model-config.ts";
import { verifyModel } from "./verify-model.ts";

const isWrong: ReadonlySet<ModelAnswer["status"]> = new Set(["auth", "format", "unavailable", "unknown"]);

/**
 * For versions without `openclaw.setup.activate`: the key goes over the RPC into the environment of OpenClaw's own config, which
 * is where that era keeps it. A key that does not work is taken away again; one that stood there before cannot be put back, as
 * the gateway shows it to nobody. Rejects with RockpoolError `gateway-rpc`.
 */
export async function useConfigKey(
  asker: GatewayAsker,
  provider: KeyProvider,
  key: string,
  model: string = provider.model,
): Promise<ModelAnswer> {
  const { agentId } = await defaultAgent(asker);
  const before = await readModelConfig(asker);
  const variables = (value: string | null) => ({ vars: { [provider.variable]: value } });
  await patchConfig(asker, (config) => ({
    patch: { env: variables(key), agents: defaultModelPatch(config, agentId, model) },
  }));
  const answer = await verifyModel(asker);
  if (!isWrong.has(answer.status)) return answer;
  await patchConfig(asker, (config) => ({
    patch: {
      env: variables(null),
      agents: previousModelPatch(config, agentId, defaultModelOf(before, agentId)),
    },
  }));
  return { ...answer, model };
}
