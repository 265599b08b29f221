import type { ModelAnswer } from "../../contract/assistant.ts";
import { defaultAgent } from "./default-agent.ts";
import { defaultModelOf, defaultModelPatch, previousModelPatch } from "./default-model-patch.ts";
import { enableProvider } from "./enable-provider.ts";
import { storedNames, storeKey, storeReference } from "./endpoint-key.ts";
import { type Endpoint, endpointBaseUrl, endpointPlace, endpointProvider } from "./endpoint-provider.ts";
import type { GatewayAsker } from "./gateway-asker.ts";
import { patchConfig } from "./patch-config.ts";
import { readModelConfig } from "./read-model-config.ts";
import { verifyModel } from "./verify-model.ts";

/** With these it cannot work as it was given; the others pass by, or want something done at the provider's. */
const isWrong: ReadonlySet<ModelAnswer["status"]> = new Set(["auth", "format", "unavailable", "unknown"]);

/** From inside the gateway's container: why nothing answers at an address, or null. */
export type Probe = (url: string) => Promise<string | null>;

/**
 * Makes an endpoint the default agent's model and asks it for a real answer. Where it cannot work, the model before is the
 * default again and what was added is gone. Rejects with RockpoolError `input-invalid`, `setup-unsupported`, `gateway-rpc`.
 */
export async function useEndpoint(
  asker: GatewayAsker,
  endpoint: Endpoint,
  probe: Probe,
): Promise<ModelAnswer> {
  const wanted = { ...endpoint, baseUrl: endpointBaseUrl(endpoint) };
  await asker.require("config.patch");
  const unreachable = await probe(wanted.baseUrl);
  if (unreachable !== null) {
    const error = `${new URL(wanted.baseUrl).host}: ${unreachable}`;
    return { status: "unavailable", model: null, latencyMs: null, error };
  }
  if (wanted.api === "ollama") await enableProvider(asker, "ollama");
  const { agentId } = await defaultAgent(asker);
  const [before, names] = await Promise.all([readModelConfig(asker), storedNames(asker)]);
  const { id, keyName } = endpointPlace(before.providers, wanted, names);
  const key = await storeKey(asker, id, wanted.key, names);
  try {
    await patchConfig(asker, (config) => ({
      patch: {
        models: { providers: { [id]: endpointProvider(wanted, key.value) } },
        agents: defaultModelPatch(config, agentId, `${id}/${wanted.model}`),
      },
    }));
  } catch (error) {
    await key.remove("this");
    throw error;
  }
  const answer = await verifyModel(asker);
  if (!isWrong.has(answer.status)) {
    await key.remove("earlier");
    return answer;
  }
  const entry = before.providers[id];
  await patchConfig(asker, (config) => ({
    patch: {
      models: {
        providers: {
          // Where there was one, its models have one more now: lists merge.
          [id]: keyName === null ? null : { api: entry?.api ?? null, apiKey: storeReference(keyName) },
        },
      },
      agents: previousModelPatch(config, agentId, defaultModelOf(before, agentId)),
    },
    replaces: keyName === null ? [`models.providers.${id}.models`] : [],
  }));
  await key.remove("this");
  return { ...answer, model: `${id}/${wanted.model}` };
}
