import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { calls } from "../contract/calls.ts";
import { Memory } from "../contract/settings.ts";
import type { FakeEngine } from "../engine/fake-engine.ts";
import { openRpc } from "../openclaw/open-rpc.ts";
import { Accepted, FakeGateway, Refusal } from "../openclaw/testing/fake-gateway.ts";
import { runningContainer } from "../openclaw/testing/running-container.ts";
import { assistantHandlers } from "./assistant-handlers.ts";

const key = "k-very-secret";

describe("assistantHandlers", () => {
  let engine: FakeEngine;
  let id: string;
  let gateway: FakeGateway;
  let memory: Memory;
  let handlers: ReturnType<typeof assistantHandlers>;
  const rpcs: { close(): void }[] = [];

  const methods: Record<string, (params: never) => unknown> = {
    "openclaw.setup.detect": () => ({
      manualProviders: [{ id: "apiKey", brandId: "anthropic", label: "Anthropic" }],
    }),
    "openclaw.setup.activate": ({ apiKey }: { apiKey: string }) => ({
      ok: false,
      status: "auth",
      error: `HTTP 401: ${apiKey} is not known`,
    }),
    "openclaw.setup.verify": () => ({ ok: true, modelRef: "a/b", latencyMs: 3 }),
    "openclaw.setup.auth.start": () => ({ done: false, status: "running" }),
    "wizard.status": () => ({ status: "running" }),
    "wizard.cancel": () => ({ status: "cancelled" }),
    "wizard.next": ({ answer }: { answer?: { value: string } }) =>
      answer === undefined
        ? { done: false, step: { id: "s", type: "text", sensitive: true } }
        : { done: true, status: "error", error: `${answer.value} was refused` },
    "agents.list": () => ({}),
    "config.get": () => ({}),
    agent: ({ message }: { message: string }) => {
      if (message === "fail") throw new Refusal("UNAVAILABLE", undefined, { message: `no use of ${key}` });
      return new Accepted({ status: "ok", result: { payloads: [{ text: `re: ${message}` }] } });
    },
  };

  beforeEach(async () => {
    ({ engine, id } = await runningContainer());
    gateway = new FakeGateway({ token: "t", protocol: 4, version: "2026.9.6", methods });
    engine.programs.get = () => gateway.relay;
    memory = Memory.parse({ instanceId: "12345678" });
    const details = await engine.inspectContainer(id);
    if (details === null) throw new Error("no container");
    handlers = assistantHandlers({
      access: {
        running: () => ({ engine, details }),
        async rpc() {
          const rpc = await openRpc(engine, id, { mode: "token", secret: "t", why: "config" });
          rpcs.push(rpc);
          return rpc;
        },
        secrets: () => [],
      },
      settings: {
        memory: () => memory,
        remember(patch) {
          memory = { ...memory, ...patch };
        },
      },
    });
  });
  afterEach(() => {
    for (const rpc of rpcs.splice(0)) rpc.close();
    gateway.close();
  });

  it("answer in the contract's own shapes", async () => {
    const options = await handlers["assistant.options"]({});
    expect(calls["assistant.options"].output.parse(options)).toEqual(options);
    const verified = await handlers["assistant.verify"]({});
    expect(calls["assistant.verify"].output.strict().parse(verified)).toEqual(verified);
    expect(await handlers["assistant.say"]({ message: "hello" })).toMatchObject({ reply: "re: hello" });
  });

  it("never tell a key that they were given", async () => {
    const answer = await handlers["assistant.useKey"]({ provider: "anthropic", key });
    expect(answer).toMatchObject({ status: "auth", error: "HTTP 401: [redacted] is not known" });
    const said = Promise.resolve(handlers["assistant.say"]({ message: "fail" }));
    const error = await said.catch((caught: unknown) => caught);
    expect(error).toMatchObject({ failure: { code: "reply-failed" } });
    expect(JSON.stringify(error)).not.toContain(key);
  });

  it("keep a wizard where the next process finds it, and what is typed into it nowhere", async () => {
    const { sessionId } = await handlers["wizard.start"]({ kind: "sign-in", provider: "x" });
    expect(memory.wizard).toEqual({ sessionId, kind: "sign-in", provider: "x" });
    const { step } = await handlers["wizard.next"]({ sessionId });
    expect(step).toMatchObject({ id: "s", sensitive: true });
    expect(await handlers["wizard.current"]({})).toMatchObject({ wizard: { sessionId, step: { id: "s" } } });
    const ended = await handlers["wizard.next"]({ sessionId, answer: { stepId: "s", value: key } });
    expect(ended).toMatchObject({ status: "error", error: "[redacted] was refused" });
    expect(memory.wizard).toBeNull();
    expect(JSON.stringify(memory)).not.toContain(key);
    await handlers["wizard.cancel"]({ sessionId });
    expect(await handlers["wizard.current"]({})).toEqual({ wizard: null });
  });
});
