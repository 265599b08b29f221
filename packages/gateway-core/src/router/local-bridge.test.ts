import { expect, test, vi } from "vitest";
import type { CallName } from "../contract/calls.ts";
import { RockpoolError } from "../contract/rockpool-error.ts";
import type { TopicName } from "../contract/topics.ts";
import { localBridge } from "./local-bridge.ts";
import { fakeService } from "./testing/fake-service.ts";

const hostileNames = [
  "constructor",
  "__proto__",
  "toString",
  "hasOwnProperty",
  "",
  "gateway",
  "gateway.start ",
  null,
  7,
  {},
];

test.each(hostileNames)("a call named %j is refused before any handler", async (name) => {
  const service = fakeService();
  const bridge = localBridge(service.handlers, service.sources);
  const reply = await bridge.call(name as CallName, {});
  expect(reply).toMatchObject({ ok: false, failure: { code: "input-invalid" } });
  expect(service.called).toEqual([]);
});

const hostileInputs: [CallName, unknown][] = [
  ["snapshot.get", null],
  ["snapshot.get", { extra: 1 }],
  ["gateway.start", { overrides: { port: 0 } }],
  ["gateway.start", { overrides: { port: "18789" } }],
  ["gateway.start", { useExistingState: "yes" }],
  ["gateway.start", JSON.parse('{"__proto__": {"useExistingState": true}}')],
  ["operation.cancel", {}],
  ["operation.cancel", { operationId: 7 }],
  ["openclaw.start", { args: "status" }],
  ["openclaw.input", { sessionId: "s", data: "no base64!" }],
  ["settings.set", { patch: { port: 70_000 } }],
  ["logs.read", { tail: 1e9 }],
  ["logs.read", []],
];

test.each(hostileInputs)("%s with %j is refused before its handler", async (name, input) => {
  const service = fakeService();
  const reply = await localBridge(service.handlers, service.sources).call(name, input as never);
  expect(reply).toMatchObject({ ok: false, failure: { code: "input-invalid", facts: { name } } });
  expect(service.called).toEqual([]);
});

test("a refusal never repeats the value, which may be a secret", async () => {
  const service = fakeService();
  const reply = await localBridge(service.handlers, service.sources).call("openclaw.start", {
    args: "hunter2",
  } as never);
  expect(JSON.stringify(reply)).not.toContain("hunter2");
});

test("a handler gets its defaults filled in", async () => {
  const service = fakeService();
  await localBridge(service.handlers, service.sources).call("gateway.start", {});
  expect(service.called).toEqual([
    { name: "gateway.start", input: { overrides: {}, useExistingState: false } },
  ]);
});

const thrown: [unknown, object][] = [
  [
    new RockpoolError({ code: "port-taken", message: "taken", facts: { port: "1" } }),
    { code: "port-taken", facts: { port: "1" } },
  ],
  [new TypeError("no such thing"), { code: "unexpected", message: "no such thing" }],
  ["a string", { code: "unexpected", message: "a string" }],
  [undefined, { code: "unexpected" }],
];

test.each(thrown)("a handler that throws %s answers with a failure", async (error, failure) => {
  const service = fakeService();
  const handlers = {
    ...service.handlers,
    "snapshot.get": () => {
      throw error;
    },
    "settings.get": async () => {
      throw error;
    },
  };
  const bridge = localBridge(handlers, service.sources);
  expect(await bridge.call("snapshot.get", {})).toMatchObject({ ok: false, failure });
  expect(await bridge.call("settings.get", {})).toMatchObject({ ok: false, failure });
});

test("an answer that breaks the contract is a failure while developing, and costs nothing in production", async () => {
  const service = fakeService();
  const handlers = { ...service.handlers, "engine.start": () => ({ started: "perhaps" }) as never };
  const checked = localBridge(handlers, service.sources);
  expect(await checked.call("engine.start", {})).toMatchObject({
    ok: false,
    failure: { code: "unexpected" },
  });
  const unchecked = localBridge(handlers, service.sources, { validateOutputs: false });
  expect(await unchecked.call("engine.start", {})).toMatchObject({ ok: true });
});

test("the log has name, duration and outcome, and nothing of the payload", async () => {
  const service = fakeService();
  const info = vi.fn();
  const bridge = localBridge(service.handlers, service.sources, { log: { info, warn() {}, error() {} } });
  await bridge.call("settings.set", { patch: { image: "secret.example/image" } });
  expect(info).toHaveBeenCalledWith("call", {
    name: "settings.set",
    tookMs: expect.any(Number),
    outcome: "ok",
  });
});

test("a subscription pushes until it is ended, even if the source goes on", () => {
  const service = fakeService();
  const bridge = localBridge(service.handlers, service.sources);
  const revisions: number[] = [];
  const stop = bridge.subscribe("snapshot", {}, (value) => revisions.push(value.revision));
  service.setSnapshot({});
  stop();
  stop();
  service.setSnapshot({});
  expect(revisions).toEqual([1, 2]);
  expect(service.subscribers("snapshot")).toBe(0);
});

test.each<[unknown, unknown]>([
  ["constructor", {}],
  ["__proto__", {}],
  ["logs", { tail: -1 }],
  ["snapshot", { more: true }],
  ["openclaw", {}],
])("a subscription to %j with %j is refused without a word to the source", (name, params) => {
  const service = fakeService();
  const stop = localBridge(service.handlers, service.sources).subscribe(
    name as TopicName,
    params as never,
    () => {},
  );
  stop();
  expect(service.subscribers("snapshot") + service.subscribers("logs")).toBe(0);
});

test("neither a listener nor a source that throws reaches the other side", () => {
  const service = fakeService();
  const bridge = localBridge(service.handlers, service.sources);
  bridge.subscribe("snapshot", {}, () => {
    throw new Error("listener");
  });
  expect(() => service.setSnapshot({})).not.toThrow();
  const broken = localBridge(service.handlers, {
    ...service.sources,
    stats: () => {
      throw new Error("source");
    },
  });
  expect(() => broken.subscribe("stats", {}, () => {})()).not.toThrow();
});
