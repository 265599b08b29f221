import { afterEach, describe, expect, it } from "vitest";
import { Accepted, Refusal } from "../testing/fake-gateway.ts";
import { assistantOptions } from "./assistant-options.ts";
import { type AskedGateway, askedGateway } from "./testing/asked-gateway.ts";
import { configGateway } from "./testing/model-config-gateway.ts";
import { useKey } from "./use-key.ts";

const detected = {
  manualProviders: [
    { id: "openai-api-key", brandId: "openai", label: "OpenAI" },
    { id: "setup-token", brandId: "anthropic", label: "Claude token" },
    { id: "apiKey", brandId: "anthropic", label: "Anthropic", website: "https://console.anthropic.com" },
    { id: "gemini-api-key", brandId: "google", label: "Google", website: "javascript:alert(1)" },
    { id: "github-copilot", brandId: "github-copilot", label: "Copilot" },
    { label: "without an id" },
  ],
  authOptions: [
    { id: "openai", brandId: "openai", label: "ChatGPT", kind: "oauth", groupLabel: "OpenAI" },
    { id: "github-copilot", brandId: "github-copilot", label: "Copilot", kind: "device-code" },
    { id: "mistral-api-key", brandId: "mistral", label: "Mistral", kind: "install" },
    { id: "custom-api-key", brandId: "custom", label: "Custom", kind: "custom" },
  ],
  prepareOptions: [{ id: "ollama", brandId: "ollama", label: "Ollama", actionLabel: "Set up" }],
};

describe("the providers of a gateway", () => {
  let asked: AskedGateway;
  afterEach(() => asked.close());

  async function serve(methods: Record<string, (params: never) => unknown>, version?: string) {
    asked = await askedGateway(
      { ...configGateway({ agents: { defaults: { model: "a/b@a:setup-1" } } }).methods, ...methods },
      version,
    );
    return asked.asker;
  }
  const newer = {
    "openclaw.setup.detect": () => detected,
    "plugins.list": () => ({ plugins: [{ id: "codex" }] }),
  };

  it("are those that it lists itself, each once", async () => {
    const { providers, endpoint, model } = await assistantOptions(await serve(newer));
    expect(providers.map(({ id, kind, lack }) => [id, kind, lack])).toEqual([
      ["openai-api-key", "key", null],
      ["setup-token", "key", null],
      ["apiKey", "key", null],
      ["gemini-api-key", "key", null],
      ["openai", "browser", null],
      ["github-copilot", "device-code", null],
      ["mistral-api-key", "install", null],
      ["ollama", "prepare", null],
    ]);
    expect(providers.map(({ website }) => website).filter((website) => website !== null)).toEqual([
      "https://console.anthropic.com",
    ]);
    expect(providers[0]).not.toHaveProperty("brand");
    expect({ endpoint, model }).toEqual({ endpoint: true, model: "a/b" });
  });

  it("are the ones its config takes in 2026.4.29", async () => {
    const { providers } = await assistantOptions(await serve({}, "2026.4.29"));
    expect(providers.map(({ id }) => id)).toEqual([
      "apiKey",
      "openai-api-key",
      "openrouter-api-key",
      "gemini-api-key",
      "xai-api-key",
    ]);
    expect(providers.every(({ lack }) => lack === null)).toBe(true);
  });

  it("have no safe way where the config cannot be changed", async () => {
    asked = await askedGateway({ "config.get": () => ({}) });
    const { providers, endpoint } = await assistantOptions(asked.asker);
    expect(providers.every(({ lack }) => lack === "no-safe-way")).toBe(true);
    expect(endpoint).toBe(false);
  });

  describe("take a key", () => {
    const activated = { ok: true, modelRef: "anthropic/claude", latencyMs: 5 };

    it.each([
      ["anthropic", "apiKey"],
      ["Claude", "apiKey"],
      ["apiKey", "apiKey"],
      ["setup-token", "setup-token"],
      ["gemini", "gemini-api-key"],
      ["openai", "openai-api-key"],
    ])("for %s as %s", async (provider, authChoice) => {
      const asker = await serve({ ...newer, "openclaw.setup.activate": () => activated });
      expect(await useKey(asker, { provider, key: "k-1" })).toEqual({
        status: "ok",
        model: "anthropic/claude",
        latencyMs: 5,
        error: null,
      });
      expect(asked.paramsOf("openclaw.setup.activate")).toEqual([
        { kind: "api-key", authChoice, apiKey: "k-1" },
      ]);
    });

    it.each([
      ["anthropic", {}, [{ pluginId: "anthropic", enabled: true }]],
      ["ollama-cloud", {}, [{ pluginId: "ollama", enabled: true }]],
      ["anthropic", { plugins: { entries: { anthropic: { enabled: true } } } }, []],
      ["openai", {}, []],
    ])(
      "for %s with %j, its plugin standing in the config first",
      async (provider, sourceConfig, expected) => {
        const plugins = [
          { id: "anthropic", installed: true },
          { id: "ollama" },
          { id: "openai", installed: false },
        ];
        const cloud = { id: "ollama-cloud", brandId: "ollama-cloud", label: "Ollama Cloud" };
        const asker = await serve({
          "openclaw.setup.detect": () => ({ manualProviders: [...detected.manualProviders, cloud] }),
          "openclaw.setup.activate": () => activated,
          "plugins.list": () => ({ plugins }),
          "plugins.setEnabled": () => ({ ok: true }),
          "config.get": () => ({ sourceConfig }),
        });
        expect(await useKey(asker, { provider, key: "k" })).toMatchObject({ status: "ok" });
        expect(asked.paramsOf("plugins.setEnabled")).toEqual(expected);
        expect(asked.calls.at(-1)?.method).toBe("openclaw.setup.activate");
      },
    );

    it("though the plugin cannot be asked for", async () => {
      const refuse = () => {
        throw new Refusal("UNAVAILABLE");
      };
      const asker = await serve({
        ...newer,
        "openclaw.setup.activate": () => activated,
        "plugins.list": refuse,
        "plugins.setEnabled": refuse,
      });
      expect(await useKey(asker, { provider: "anthropic", key: "k" })).toMatchObject({ status: "ok" });
    });

    it.each([
      ["claude-9", "anthropic/claude-9"],
      ["anthropic/claude-9", "anthropic/claude-9"],
    ])("with the model %s", async (model, modelRef) => {
      const asker = await serve({ ...newer, "openclaw.setup.activate": () => activated });
      await useKey(asker, { provider: "anthropic", key: "k", model });
      expect(asked.paramsOf("openclaw.setup.activate")[0]).toMatchObject({ modelRef });
    });

    it.each([
      ["auth", "auth"],
      ["rate_limit", "rate-limit"],
      ["billing", "billing"],
      ["timeout", "timeout"],
      ["format", "format"],
      ["unavailable", "unavailable"],
      ["odd", "unknown"],
    ])("and say %s as %s", async (said, status) => {
      const answer = { ok: false, status: said, error: "no" };
      const asker = await serve({ ...newer, "openclaw.setup.activate": () => answer });
      expect(await useKey(asker, { provider: "anthropic", key: "k" })).toMatchObject({ status, error: "no" });
    });

    it("and ask again once the gateway has restarted for it", async () => {
      const asker = await serve({
        ...newer,
        "openclaw.setup.activate": () => ({ ...activated, gatewayRestartRequired: true }),
        "openclaw.setup.verify": () => ({ ok: true, modelRef: "anthropic/after", latencyMs: 9 }),
      });
      expect(await useKey(asker, { provider: "anthropic", key: "k" })).toMatchObject({
        model: "anthropic/after",
      });
    });

    it("unless another setup is under way", async () => {
      const asker = await serve({
        ...newer,
        "openclaw.setup.activate": () => {
          throw new Refusal("UNAVAILABLE", { code: "SETUP_ADMISSION_BUSY" });
        },
      });
      await expect(useKey(asker, { provider: "anthropic", key: "k" })).rejects.toMatchObject({
        failure: { code: "setup-busy" },
      });
    });

    it("unless there is no such provider, naming those there are", async () => {
      const asker = await serve({ ...newer, "openclaw.setup.activate": () => activated });
      await expect(useKey(asker, { provider: "acme", key: "k" })).rejects.toMatchObject({
        failure: {
          code: "input-invalid",
          facts: { field: "provider", value: "acme", fix: "anthropic, google, openai" },
        },
      });
    });

    it("over the config of 2026.4.29, and lose it again where it does not work", async () => {
      const config = configGateway({ agents: { defaults: { model: "a/b" } } });
      let ends: unknown = { status: "ok", result: { payloads: [{ text: "OK" }] } };
      asked = await askedGateway({ ...config.methods, agent: () => new Accepted(ends) }, "2026.4.29");
      expect(await useKey(asked.asker, { provider: "anthropic", key: "k-1" })).toMatchObject({
        status: "ok",
      });
      expect(config.config).toMatchObject({
        env: { vars: { ANTHROPIC_API_KEY: "k-1" } },
        agents: { defaults: { model: "anthropic/claude-opus-4-7" } },
      });
      ends = { status: "ok", result: { payloads: [{ text: "401 invalid api key", isError: true }] } };
      expect(await useKey(asked.asker, { provider: "xai", key: "k-2", model: "grok-9" })).toMatchObject({
        status: "auth",
        model: "xai/grok-9",
      });
      expect(config.config).toMatchObject({
        env: { vars: { ANTHROPIC_API_KEY: "k-1" } },
        agents: { defaults: { model: "anthropic/claude-opus-4-7" } },
      });
      expect(JSON.stringify(config.config)).not.toContain("k-2");
    });
  });
});
