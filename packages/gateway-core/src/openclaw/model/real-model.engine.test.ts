import { describe, expect, it, type TestContext } from "vitest";
import type { EndpointApi } from "../../contract/assistant.ts";
import type { Memory } from "../../contract/settings.ts";
import { bridgeAddress } from "../../testing/bridge-address.ts";
import { startModelServer } from "../../testing/model-server.ts";
import { readConfig } from "../config-file.ts";
import { assistantOptions } from "./assistant-options.ts";
import type { Endpoint } from "./endpoint-provider.ts";
import { localServers } from "./local-servers.ts";
import { patchConfig } from "./patch-config.ts";
import { probeEndpoint } from "./probe-endpoint.ts";
import { readModelConfig } from "./read-model-config.ts";
import { say } from "./say.ts";
import { gatewayWithModel, modelKey as key } from "./testing/gateway-with-model.ts";
import { useEndpoint } from "./use-endpoint.ts";
import { useKey } from "./use-key.ts";
import { verifyModel } from "./verify-model.ts";
import { createWizard } from "./wizard.ts";

describe("the model of OpenClaw 2026.9.6", () => {
  const parts = gatewayWithModel("2026.9.6");

  function use(
    context: TestContext,
    patch: { key?: string; model?: string; port?: number; api?: EndpointApi } = {},
  ) {
    const { gateway, model, asker } = parts(context);
    const baseUrl = patch.port === undefined ? model.baseUrl : `http://host.docker.internal:${patch.port}/v1`;
    const endpoint: Endpoint = { baseUrl, api: "openai", model: "test-model", key, ...patch };
    return useEndpoint(asker, endpoint, (url) => probeEndpoint(gateway.engine, gateway.id, url));
  }

  it("has the providers that it lists itself, and no model at first", async (context) => {
    const { asker } = parts(context);
    const { providers, endpoint, model } = await assistantOptions(asker);
    const kindOf = (id: string) => providers.find((provider) => provider.id === id)?.kind;
    expect(["apiKey", "openai-api-key", "gemini-api-key"].map(kindOf)).toEqual(["key", "key", "key"]);
    expect(kindOf("openai-device-code")).toBe("device-code");
    expect(kindOf("openrouter-oauth")).toBe("browser");
    expect(kindOf("mistral-api-key")).toBe("install");
    expect(kindOf("ollama")).toBe("prepare");
    expect(new Set(providers.map(({ id }) => id)).size).toBe(providers.length);
    expect({ endpoint, model }).toEqual({ endpoint: true, model: null });
    expect(await verifyModel(asker)).toMatchObject({ status: "unavailable", model: null });
  });

  it("is set to an endpoint only where that works, and then answers", async (context) => {
    const { gateway, asker } = parts(context);
    expect(await use(context, { port: 41_999 })).toMatchObject({
      status: "unavailable",
      error: "host.docker.internal:41999: ECONNREFUSED",
    });
    expect(await use(context, { key: "k-wrong-123456" })).toMatchObject({ status: "auth" });
    expect(await use(context, { model: "no-such-model" })).toMatchObject({ status: "format" });
    const untouched = await readModelConfig(asker);
    expect(untouched).toMatchObject({ providers: {}, model: null });
    expect(await asker.ask("secrets.store.list")).toEqual({ entries: [] });

    expect(await use(context)).toMatchObject({ status: "ok", model: "custom/test-model" });
    const config = await readConfig(gateway.engine, gateway.id);
    expect(config?.value).toMatchObject({ gateway: { auth: { token: gateway.token } } });
    expect(config?.text).not.toContain(key);
    const { reply, model } = await say(asker, "ping from a test");
    expect({ reply, model }).toEqual({ reply: "Echo: ping from a test", model: "custom/test-model" });
  });

  it("keeps the endpoint and its key when a new key is wrong, or the account is empty", async (context) => {
    const { asker, model } = parts(context);
    expect(await use(context, { key: "k-wrong-123456" })).toMatchObject({ status: "auth" });
    expect(await verifyModel(asker)).toMatchObject({ status: "ok", model: "custom/test-model" });
    model.setMode("no-credit");
    expect(await verifyModel(asker)).toMatchObject({ status: "billing", model: "custom/test-model" });
    model.setMode("no-quota");
    expect(await verifyModel(asker)).toMatchObject({ status: "billing" });
  });

  it("speaks the other APIs as well", async (context) => {
    const { model } = parts(context);
    const others: [EndpointApi, string, string][] = [
      ["openai-responses", "custom/test-model", "/v1/responses"],
      ["anthropic", "custom-2/test-model", "/v1/messages"],
      ["ollama", "ollama/test-model", "/api/chat"],
    ];
    for (const [api, ref, path] of others) {
      expect(await use(context, { api })).toMatchObject({ status: "ok", model: ref });
      expect(model.requests.at(-1)?.path).toBe(path);
    }
    expect(await use(context)).toMatchObject({ status: "ok", model: "custom/test-model" });
  });

  it("keeps a reference to a secret through a change of something else", async (context) => {
    const { gateway, asker } = parts(context);
    const entry = { baseUrl: "https://a.example/v1", models: [], apiKey: "plain-text-key" };
    await patchConfig(asker, () => ({ patch: { models: { providers: { theirs: entry } } } }));
    await patchConfig(asker, () => ({
      patch: { models: { providers: { other: { ...entry, apiKey: "x" } } } },
    }));
    const config = await readConfig(gateway.engine, gateway.id);
    expect(config?.value).toMatchObject({
      models: {
        providers: {
          theirs: { apiKey: "plain-text-key" },
          custom: {
            apiKey: {
              source: "store",
              provider: "default",
              id: expect.stringMatching(/^ROCKPOOL_CUSTOM_API_KEY/),
            },
          },
        },
      },
    });
    expect(await verifyModel(asker)).toMatchObject({ status: "ok" });
  });

  it("takes a provider's key after a test with it, and no wrong one", async (context) => {
    const { asker, model } = parts(context);
    // Anthropic's API, as far as this gateway can tell.
    const anthropic = { baseUrl: model.baseUrl.replace("/v1", ""), models: [] };
    await patchConfig(asker, () => ({ patch: { models: { providers: { anthropic } } } }));
    const wrong = await useKey(asker, { provider: "anthropic", key: "k-wrong-123456" });
    expect(wrong).toMatchObject({ status: "auth" });
    expect((await readModelConfig(asker)).model).toBe("custom/test-model");
    expect(await useKey(asker, { provider: "anthropic", key })).toMatchObject({
      status: "ok",
      model: "anthropic/claude-opus-5",
    });
    expect((await readModelConfig(asker)).model).toBe("anthropic/claude-opus-5");
  });

  it("signs in step by step, one at a time", async (context) => {
    const { asker } = parts(context);
    let kept: Memory["wizard"] = null;
    const memory = {
      get: () => kept,
      set(next: Memory["wizard"]) {
        kept = next;
      },
    };
    const wizard = createWizard(asker, memory);
    const { sessionId } = await wizard.start("sign-in", "custom-api-key");
    const asked = await wizard.next(sessionId);
    expect(asked).toMatchObject({ status: "running", step: { type: "text", sensitive: false } });

    const elsewhere = createWizard(asker, { get: () => null, set: () => {} });
    await expect(elsewhere.start("sign-in", "openai")).rejects.toMatchObject({
      failure: { code: "setup-busy" },
    });
    // Another process of ours goes on where this one was.
    const later = createWizard(asker, memory);
    expect(await later.current()).toMatchObject({ sessionId, status: "running" });
    expect((await later.next(sessionId)).step).toEqual(asked.step);

    const answer = { stepId: asked.step?.id ?? "", value: "https://api.example/v1" };
    const second = await later.next(sessionId, answer);
    expect(second).toMatchObject({ status: "running" });
    expect(second.step?.id).not.toBe(asked.step?.id);
    // Leaving it for another way cancels it.
    const browser = await later.start("sign-in", "openai");
    expect(await later.next(browser.sessionId)).toMatchObject({ step: { type: "note" } });
    await later.cancel(browser.sessionId);
    expect(kept).toBeNull();
    await expect(later.next(sessionId)).rejects.toMatchObject({ failure: { code: "setup-lost" } });
  });

  it("is looked for on this computer from inside the container", async (context) => {
    const { gateway, model } = parts(context);
    const loopback = await startModelServer({ models: ["llama"] });
    try {
      const ports = { ollama: model.port, lmstudio: loopback.port };
      const [ollama, lmstudio] = await localServers(gateway.engine, gateway.id, { ports });
      expect(ollama).toMatchObject({ outcome: "ok", models: ["test-model", "claude-opus-5"] });
      expect(lmstudio).toMatchObject({ outcome: "loopback-only", models: ["llama"] });
      if (process.platform === "linux") {
        const address = await bridgeAddress(gateway.engine);
        expect(lmstudio?.listenOn).toBe(`${address}:${loopback.port}`);
      }
    } finally {
      await loopback.close();
    }
  });
});

/**
 * As far as it goes here: this version fetches dependencies of all its plugins before a first reply, one of them over ssh from
 * GitHub, so that no reply was ever seen on a machine without that way.
 */
describe("the model of OpenClaw 2026.4.29", () => {
  const parts = gatewayWithModel("2026.4.29");

  it("has the providers that its config takes, and no sign-in over the RPC", async (context) => {
    const { asker } = parts(context);
    const { providers, endpoint, model } = await assistantOptions(asker);
    expect(providers.map(({ lack }) => lack)).toEqual([null, null, null, null, null]);
    expect({ endpoint, model }).toEqual({ endpoint: true, model: null });
    const wizard = createWizard(asker, { get: () => null, set: () => {} });
    await expect(wizard.start("sign-in", "openai")).rejects.toMatchObject({
      failure: { code: "setup-unsupported", facts: { version: "2026.4.29" } },
    });
  });

  it("takes an endpoint and a key into its config, and starts anew with them", async (context) => {
    const { gateway, model, asker } = parts(context);
    const custom = {
      baseUrl: model.baseUrl,
      api: "openai-completions",
      apiKey: key,
      models: [{ id: "test-model", name: "test-model" }],
    };
    await patchConfig(asker, () => ({
      patch: {
        env: { vars: { ANTHROPIC_API_KEY: "k-anthropic" } },
        models: { providers: { custom } },
        agents: { defaults: { model: { primary: "custom/test-model" } } },
      },
    }));
    expect(await readModelConfig(asker)).toMatchObject({ model: "custom/test-model" });
    const config = await readConfig(gateway.engine, gateway.id);
    expect(config?.value).toMatchObject({
      gateway: { auth: { token: gateway.token } },
      models: { providers: { custom: { apiKey: key } } },
      env: { vars: { ANTHROPIC_API_KEY: "k-anthropic" } },
    });
    expect(await asker.ask("agents.list", {}, { again: true })).toMatchObject({ defaultId: "main" });
  });
});
