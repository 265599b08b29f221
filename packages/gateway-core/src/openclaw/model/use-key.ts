import type { ModelAnswer } from "../../contract/assistant.ts";
import { setupOptions } from "./assistant-options.ts";
import { enableProvider } from "./enable-provider.ts";
import { findProvider } from "./find-provider.ts";
import type { GatewayAsker } from "./gateway-asker.ts";
import { keyProviders } from "./key-providers-2026-4.ts";
import { modelAnswer } from "./model-answer.ts";
import { setupBusy } from "./setup-failures.ts";
import { useConfigKey } from "./use-config-key.ts";
import { verifyModel } from "./verify-model.ts";

export interface ProviderKey {
  /** OpenClaw's name of the choice, or what people call the provider. */
  provider: string;
  key: string;
  model?: string | undefined;
}

const method = "openclaw.setup.activate";
/** The gateway gives the model 90 s, and prepares and saves besides. */
const timeoutMs = 240_000;

/**
 * Gives a key to the gateway, which asks the provider's model with it before it takes it into use; where that restarts the
 * gateway, the answer is that of the gateway afterwards. Rejects with RockpoolError `input-invalid` for a provider that there is
 * not, `setup-busy`, `gateway-rpc`.
 */
export async function useKey(
  asker: GatewayAsker,
  { provider, key, model }: ProviderKey,
): Promise<ModelAnswer> {
  if (!(await asker.supports(method))) {
    const found = findProvider(keyProviders, provider);
    return useConfigKey(asker, found, key, model === undefined ? undefined : modelRef(found.brand, model));
  }
  const keyed = (await setupOptions(asker)).filter(({ kind }) => kind === "key");
  const { id, brand } = findProvider(keyed, provider);
  await enableProvider(asker, brand);
  const params = {
    kind: "api-key",
    authChoice: id,
    apiKey: key,
    ...(model === undefined ? {} : { modelRef: modelRef(brand, model) }),
  };
  const { restarts, ...answer } = modelAnswer(
    await asker.ask(method, params, { timeoutMs }).catch(setupBusy),
  );
  return restarts ? verifyModel(asker) : answer;
}

function modelRef(brand: string | null, model: string): string {
  return brand === null || model.startsWith(`${brand}/`) ? model : `${brand}/${model}`;
}
