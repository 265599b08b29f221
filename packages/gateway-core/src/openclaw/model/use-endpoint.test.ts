import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Endpoint } from "./endpoint-provider.ts";
import { type AskedGateway, askedGateway } from "./testing/asked-gateway.ts";
import { type ConfigGateway, configGateway } from "./testing/model-config-gateway.ts";
import { useEndpoint } from "./use-endpoint.ts";

const baseUrl = "http://host.docker.internal:8080/v1";
const endpoint: Endpoint = { baseUrl, api: "openai", model: "some-model", key: "k-secret" };
const verified = { ok: true, modelRef: "custom/some-model", latencyMs: 12 };
const refused = (status: string) => ({ ok: false, status, error: `it is ${status}` });
const notActive = {
  ok: false,
  status: "unavailable",
  error: "Gateway settings are saved but not active yet.",
};

describe("useEndpoint", () => {
  let asked: AskedGateway;
  let gateway: ConfigGateway;
  let answers: unknown[];
  let unreachable: string | null;
  beforeEach(() => {
    unreachable = null;
    answers = [verified];
    gateway = configGateway({
      agents: { defaults: { model: { primary: "anthropic/claude", fallbacks: ["a/b"] } } },
    });
  });
  afterEach(() => asked.close());

  async function use(patch: Partial<Endpoint> = {}) {
    asked = await askedGateway({
      ...gateway.methods,
      "openclaw.setup.verify": () => (answers.length > 1 ? answers.shift() : answers[0]),
    });
    return useEndpoint(asked.asker, { ...endpoint, ...patch }, async () => unreachable);
  }
  const providers = () =>
    (gateway.config.models as { providers: Record<string, unknown> } | undefined)?.providers;
  const ref = (id: string) => ({ source: "store", provider: "default", id });

  it("puts the key into the store and a reference to it into the config, and asks the model", async () => {
    answers = [notActive, notActive, verified];
    expect(await use()).toEqual({ status: "ok", model: "custom/some-model", latencyMs: 12, error: null });
    expect(providers()).toEqual({
      custom: {
        baseUrl,
        api: "openai-completions",
        apiKey: ref("ROCKPOOL_CUSTOM_API_KEY"),
        models: [{ id: "some-model", name: "some-model" }],
      },
    });
    expect(gateway.config.agents).toEqual({
      defaults: { model: { primary: "custom/some-model", fallbacks: ["a/b"] } },
    });
    expect(gateway.store.get("ROCKPOOL_CUSTOM_API_KEY")).toBe("k-secret");
    expect(JSON.stringify(asked.paramsOf("config.patch"))).not.toContain("k-secret");
    expect(asked.pauses).toEqual([500, 500]);
  });

  it.each(["auth", "format", "unavailable"])("puts everything back when it ends in %s", async (status) => {
    answers = [refused(status)];
    const before = structuredClone(gateway.config);
    expect(await use()).toEqual({
      status,
      model: "custom/some-model",
      latencyMs: null,
      error: `it is ${status}`,
    });
    expect(gateway.config).toEqual({ ...before, models: { providers: {} } });
    expect(gateway.store.size).toBe(0);
  });

  it.each([
    ["billing", "billing"],
    ["rate_limit", "rate-limit"],
    ["timeout", "timeout"],
  ])("keeps what is right when it ends in %s", async (said, status) => {
    answers = [refused(said)];
    expect(await use()).toMatchObject({ status });
    expect(providers()).toHaveProperty("custom");
    expect([...gateway.store.keys()]).toEqual(["ROCKPOOL_CUSTOM_API_KEY"]);
  });

  it("leaves a provider of that name with another address alone", async () => {
    const theirs = { baseUrl: "https://other.example/v1", apiKey: "plain", models: [] };
    gateway.config.models = { providers: { custom: theirs } };
    await use();
    expect(providers()).toEqual({
      custom: theirs,
      "custom-2": expect.objectContaining({ apiKey: ref("ROCKPOOL_CUSTOM_2_API_KEY") }),
    });
  });

  it("leaves an entry with a key in plain text alone: it could not be put back", async () => {
    gateway.config.models = { providers: { custom: { baseUrl, apiKey: "plain", models: [] } } };
    await use();
    expect(providers()).toHaveProperty("custom.apiKey", "plain");
    expect(providers()).toHaveProperty("custom-2");
  });

  it("replaces the key of an endpoint only once the new one works", async () => {
    const entry = { baseUrl, api: "openai-completions", apiKey: ref("ROCKPOOL_CUSTOM_API_KEY"), models: [] };
    gateway.config.models = { providers: { custom: entry } };
    gateway.store.set("ROCKPOOL_CUSTOM_API_KEY", "k-old");
    answers = [refused("auth")];
    await use({ key: "k-wrong" });
    expect(providers()).toMatchObject({ custom: { apiKey: ref("ROCKPOOL_CUSTOM_API_KEY") } });
    expect([...gateway.store]).toEqual([["ROCKPOOL_CUSTOM_API_KEY", "k-old"]]);

    asked.close();
    answers = [verified];
    await use({ key: "k-new" });
    expect(providers()).toMatchObject({ custom: { apiKey: ref("ROCKPOOL_CUSTOM_API_KEY_2") } });
    expect([...gateway.store]).toEqual([["ROCKPOOL_CUSTOM_API_KEY_2", "k-new"]]);
  });

  it("changes nothing where nobody answers", async () => {
    unreachable = "ECONNREFUSED";
    const before = structuredClone(gateway.config);
    expect(await use()).toEqual({
      status: "unavailable",
      model: null,
      latencyMs: null,
      error: "host.docker.internal:8080: ECONNREFUSED",
    });
    expect(gateway.config).toEqual(before);
    expect(gateway.store.size).toBe(0);
  });

  it("reads again when somebody else changes the config first", async () => {
    gateway.conflicts = 2;
    expect(await use()).toMatchObject({ status: "ok" });
    expect(asked.paramsOf("config.patch").length).toBe(3);
  });

  it("goes on where the gateway restarts before it has answered", async () => {
    const patch = gateway.methods["config.patch"];
    let restarts = true;
    gateway.methods["config.patch"] = (params) => {
      const answer = patch?.(params);
      if (restarts) asked.gateway.hangUp();
      restarts = false;
      return answer;
    };
    expect(await use()).toMatchObject({ status: "ok" });
    expect(providers()).toHaveProperty("custom");
    expect(asked.paramsOf("config.patch").length).toBe(2);
  });

  it("gives up on a config that never stands still, and leaves no key behind", async () => {
    gateway.conflicts = 100;
    await expect(use()).rejects.toMatchObject({ failure: { code: "gateway-rpc" } });
    expect(gateway.store.size).toBe(0);
  });

  it("changes the default agent's own model where it has one, and puts that back", async () => {
    const agents = {
      defaults: { model: "x/y" },
      entries: { main: { model: "own/model" }, other: { model: "o/m" } },
    };
    gateway.config.agents = structuredClone(agents);
    await use();
    expect(gateway.config.agents).toMatchObject({
      defaults: { model: "x/y" },
      entries: { main: { model: "custom/some-model" }, other: { model: "o/m" } },
    });
    asked.close();
    gateway.config.agents = structuredClone(agents);
    answers = [refused("auth")];
    await use();
    expect(gateway.config.agents).toEqual(agents);
  });

  it("removes the default model where there was none before", async () => {
    gateway.config = {};
    answers = [refused("unavailable")];
    await use();
    expect(gateway.config).toMatchObject({ agents: { defaults: {} } });
    expect(gateway.config).not.toHaveProperty("agents.defaults.model.primary");
  });

  it("writes the key into the config where the version has no store", async () => {
    for (const method of Object.keys(gateway.methods)) {
      if (method.startsWith("secrets.")) delete gateway.methods[method];
    }
    await use();
    expect(providers()).toMatchObject({ custom: { apiKey: "k-secret" } });
  });

  it("puts Ollama's own API where OpenClaw has its plugin for it", async () => {
    await use({ api: "ollama" });
    expect(providers()).toMatchObject({
      ollama: {
        baseUrl: "http://host.docker.internal:8080",
        api: "ollama",
        apiKey: ref("ROCKPOOL_OLLAMA_API_KEY"),
      },
    });
  });

  it("gives an endpoint without a key OpenClaw's own word for it", async () => {
    await use({ key: "" });
    expect(gateway.store.get("ROCKPOOL_CUSTOM_API_KEY")).toBe("custom-local");
  });
});
