import { expect, test, vi } from "vitest";
import type { Bridge } from "../contract/bridge.ts";
import type { Failure } from "../contract/failure.ts";
import { localBridge } from "./local-bridge.ts";
import { switchBridge } from "./switch-bridge.ts";
import { fakeService } from "./testing/fake-service.ts";

function local(service = fakeService()) {
  return { service, bridge: localBridge(service.handlers, service.sources) };
}

function failing(facts?: Record<string, string>): Bridge & { calls: number } {
  const failure: Failure = { code: "service-unreachable", message: "gone", ...(facts ? { facts } : {}) };
  return {
    calls: 0,
    async call() {
      this.calls += 1;
      return { ok: false, failure };
    },
    subscribe: () => () => {},
  };
}

test("calls wait for a bridge", async () => {
  const switcher = switchBridge(60_000);
  const answer = switcher.call("settings.get", {});
  switcher.use(local().bridge);
  expect(await answer).toMatchObject({ ok: true });
});

test("calls do not wait for ever", async () => {
  vi.useFakeTimers();
  const answer = switchBridge(10_000).call("settings.get", {});
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await answer).toMatchObject({ ok: false, failure: { code: "service-unreachable" } });
  vi.useRealTimers();
});

test.each([
  ["a look that was lost is asked again", "settings.get", { lost: "true" }, true],
  ["an order that was lost is not given twice", "gateway.stop", { lost: "true" }, false],
  [
    "an order that was refused by a leaving owner is given to the next",
    "gateway.stop",
    { leaving: "true" },
    true,
  ],
  ["an order that could not even be sent is given to the next", "gateway.stop", undefined, true],
] as const)("%s", async (_what, name, facts, repeated) => {
  const switcher = switchBridge(60_000);
  const gone = failing(facts);
  const { bridge, service } = local();
  switcher.use(gone);
  const answer = switcher.call(name, {});
  await Promise.resolve();
  switcher.lose();
  switcher.use(bridge);
  expect((await answer).ok).toBe(repeated);
  expect(gone.calls).toBe(1);
  expect(service.called.some((call) => call.name === name)).toBe(repeated);
});

test("a subscription outlives what it was opened on", () => {
  const first = local();
  const second = local();
  const switcher = switchBridge(1_000);
  const revisions: number[] = [];
  const stop = switcher.subscribe("snapshot", {}, (value) => revisions.push(value.revision));
  switcher.use(first.bridge);
  first.service.setSnapshot({});
  switcher.lose();
  switcher.use(second.bridge);
  expect(revisions).toEqual([1, 2, 1]);
  expect(first.service.subscribers("snapshot")).toBe(0);
  stop();
  expect(second.service.subscribers("snapshot")).toBe(0);
});

test("a log that is followed elsewhere starts anew, and a terminal session does not", () => {
  const first = local();
  const second = local();
  const switcher = switchBridge(1_000);
  switcher.use(first.bridge);
  const resets: boolean[] = [];
  switcher.subscribe("logs", {}, (value) => resets.push(value.reset));
  switcher.subscribe("openclaw", { sessionId: "s1" }, () => {});
  first.service.push("logs", { entries: [], reset: false, dropped: 0 });
  switcher.use(second.bridge);
  second.service.push("logs", { entries: [], reset: false, dropped: 0 });
  second.service.push("logs", { entries: [], reset: false, dropped: 0 });
  expect(resets).toEqual([false, true, false]);
  expect(second.service.subscribers("openclaw")).toBe(0);
});

test("at the end calls are answered and subscriptions ended at once", async () => {
  const { bridge, service } = local();
  const switcher = switchBridge(60_000);
  const waiting = switcher.call("settings.get", {});
  switcher.subscribe("snapshot", {}, () => {});
  switcher.end();
  expect(await waiting).toMatchObject({ ok: false, failure: { code: "service-unreachable" } });
  switcher.use(bridge);
  expect(await switcher.call("settings.get", {})).toMatchObject({ ok: false });
  expect(service.subscribers("snapshot")).toBe(0);
});
