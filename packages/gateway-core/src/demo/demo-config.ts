import { minimalConfig } from "../openclaw/config-file.ts";
import { demoModel } from "./model/demo-model.ts";

/**
 * The config of a demo's gateway: the least that one starts with, and the demo's model. A gateway lets its model requests
 * reach 127.0.0.1 where the config names that very address; source: OpenClaw docs/gateway/config-tools/custom-providers.
 */
export function demoConfig(input: { token: string; origins: readonly string[] }): string {
  const { provider, id, name, port } = demoModel;
  const config = {
    ...(JSON.parse(minimalConfig(input)) as object),
    models: {
      providers: {
        [provider]: {
          baseUrl: `http://127.0.0.1:${port}/v1`,
          api: "openai-completions",
          // Nobody asks for one; a provider without is taken for one that is not set up.
          apiKey: "none-needed",
          models: [
            {
              id,
              name,
              reasoning: false,
              input: ["text"],
              cost: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 },
              contextWindow: 200_000,
              maxTokens: 4096,
            },
          ],
        },
      },
    },
    agents: { defaults: { model: { primary: `${provider}/${id}` } } },
    // It is gone before there is anything to update.
    update: { checkOnStart: false },
  };
  return `${JSON.stringify(config, null, 2)}\n`;
}
