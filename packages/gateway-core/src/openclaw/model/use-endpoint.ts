import type { ModelAnswer } from "../../contract/assistant.ts";
import type { Json } from "../edit-config.ts";
import { defaultAgent } from "./default-agent.ts";
import { defaultModelOf, defaultModelPatch, previousModelPatch } from "./default-model-patch.ts";
import { storeEndpointKey } from "./endpoint-key.ts";
import { type Endpoint, endpointBaseUrl, endpointProvider, endpointProviderId } from "./endpoint-provider.ts";
import type { GatewayAsker } from "./gateway-asker.ts";
import { patchConfig } from "./patch-config.ts";
import { readModelConfig } from "./read-model-config.ts";
import { verifyModel } from "./verify-model.ts";

/** With these it cannot work as it was given; the others pass by, or want something done at the provider's. */
const isWrong: ReadonlySet<ModelAnswer["status"]> = new Set(["auth", "format", "unavailable", "unknown"]);

/**
 * Makes an endpoint the default agent's model and asks it for a real answer. Where it cannot work, the model before is the
 * default again and what was added is gone. Rejects with RockpoolError `input-invalid`, `setup-unsupported`, `gateway-rpc`.
 */
export async function useEndpoint(asker: GatewayAsker, endpoint: Endpoint): Promise<ModelAnswer> {
  const wanted = { ...endpoint, baseUrl: endpointBaseUrl(endpoint) };
  await asker.require("config.patch");
  const { agentId } = await defaultAgent(asker);
  const before = await readModelConfig(asker);
  const id = endpointProviderId(before.providers, wanted.baseUrl);
  const key = await storeEndpointKey(asker, id, wanted.key);
  try {
    await patchConfig(asker, (config) => ({
      models: { providers: { [id]: endpointProvider(wanted, key.value) } },
      agents: defaultModelPatch(config, agentId, `${id}/${wanted.model}`),
    }));
  } catch (error) {
    await key.drop();
    throw error;
  }
  const { model, ...answer } = await verifyModel(asker);
  if (!isWrong.has(answer.status)) {
    await key.keep();
    return { ...answer, model };
  }
  await patchConfig(asker, (config) => ({
    models: { providers: { [id]: previousEntry(before.providers[id]) } },
    agents: previousModelPatch(config, agentId, defaultModelOf(before, agentId)),
  }));
  await key.drop();
  return { ...answer, model: `${id}/${wanted.model}` };
}

/** Where there was one, its models have one more now: lists merge. */
function previousEntry(entry: Readonly<Record<string, Json>> | undefined): Json {
  if (entry === undefined) return null;
  return { api: entry.api ?? null, apiKey: entry.apiKey ?? null };
}
