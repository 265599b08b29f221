import type { AssistantOptions } from "../../contract/assistant.ts";
import type { GatewayAsker } from "./gateway-asker.ts";
import { keyProviders } from "./key-providers-2026-4.ts";
import { readModelConfig } from "./read-model-config.ts";
import { SetupOptions, type SetupProvider, setupProviders } from "./setup-options.ts";

const method = "openclaw.setup.detect";
/** 2.9 s the first time on a quiet machine; the gateway itself gives up after 30 s and answers with what it has. */
const timeoutMs = 60_000;

/** The ways to a model that this gateway has, as it lists them itself. Rejects with RockpoolError `gateway-rpc`. */
export async function assistantOptions(asker: GatewayAsker): Promise<AssistantOptions> {
  const [providers, endpoint, { model }] = await Promise.all([
    setupOptions(asker),
    asker.supports("config.patch"),
    readModelConfig(asker),
  ]);
  return { providers: providers.map(({ brand: _, ...shown }) => shown), endpoint, model };
}

/** With the brand of each; the versions before the setup over RPC know those keys that their config takes. */
export async function setupOptions(asker: GatewayAsker): Promise<SetupProvider[]> {
  if (!(await asker.supports(method))) return oldProviders(await asker.supports("config.patch"));
  const answer = await asker.ask(method, {}, { timeoutMs, again: true });
  return setupProviders(SetupOptions.parse(answer ?? {}));
}

function oldProviders(safe: boolean): SetupProvider[] {
  return keyProviders.map(({ id, brand, label, website }) => ({
    ...{ id, brand, label, website },
    hint: null,
    group: null,
    kind: "key",
    lack: safe ? null : "no-safe-way",
  }));
}
