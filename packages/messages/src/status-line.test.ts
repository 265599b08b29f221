import type { Operation } from "@rockpool/gateway-core/contract/operation";
import { phases, type Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import { describe, expect, it } from "vitest";
import { messagesFor } from "./catalogue.ts";
import { statusLine } from "./status-line.ts";

const messages = messagesFor("en");
const now = 1_800_000_000_000;

function snapshot(part: Partial<Snapshot>): Snapshot {
  return {
    revision: 1,
    engine: { kind: "searching" },
    phase: "stopped",
    since: now,
    gateway: {
      container: null,
      address: null,
      health: { live: "unknown", started: "unknown", ready: "unknown", failing: [], checkedAt: null },
    },
    wish: { shouldRun: false, image: "openclaw", port: 18789, overrides: {} },
    operation: null,
    image: { here: "unknown", newer: null, checkedAt: null },
    imageOperation: null,
    goBack: null,
    setup: null,
    demo: null,
    adoption: null,
    channelTroubles: null,
    requests: null,
    failure: null,
    notices: [],
    ...part,
  };
}

function operation(part: Partial<Operation> = {}): Operation {
  return {
    id: "1",
    kind: "start",
    state: "running",
    startedAt: now - 12_400,
    cancellable: true,
    steps: [
      { id: "check-image", state: "done", startedAt: now - 12_400, finishedAt: now - 12_000 },
      { id: "wait-live", state: "doing", startedAt: now - 12_000 },
    ],
    ...part,
  };
}

const line = (part: Partial<Snapshot>) => statusLine(snapshot(part), messages, now);

describe("statusLine", () => {
  it.each(phases)("is the phase's word while nothing is under way: %s", (phase) => {
    expect(line({ phase })).toBe(messages.phases[phase].word);
  });

  it("names a channel that does not work as people do", () => {
    const health = { live: "yes", started: "yes", ready: "no", checkedAt: 0 } as const;
    const failing = ["telegram", "plugin-reload"];
    const gateway = { container: null, address: null, health: { ...health, failing } };
    const trouble = { accountId: "default", state: "error", lastError: null } as const;
    const channelTroubles = [{ channel: "telegram", label: "Telegram", ...trouble }];
    expect(line({ phase: "degraded", gateway, channelTroubles })).toBe(
      "Degraded: Telegram and plugin-reload",
    );
  });

  it("has words of its own for what the phase would call something else", () => {
    const taking = operation({ kind: "take-over" });
    expect(line({ phase: "updating", operation: taking })).toBe("Taking over: waiting for the gateway, 12 s");
  });

  it("says what is being done and for how long", () => {
    expect(line({ phase: "starting", operation: operation() })).toBe(
      "Starting: waiting for the gateway, 12 s",
    );
  });

  it("says what the gateway waits for", () => {
    const steps: Operation["steps"] = [
      { id: "wait-started", state: "doing", startedAt: now, facts: { waitingFor: "startup-sidecars" } },
    ];
    expect(line({ phase: "starting", operation: operation({ steps }) })).toBe(
      "Starting: waiting for its helpers, 12 s",
    );
  });

  it("does not wait for the phase to catch up with an operation", () => {
    expect(line({ phase: "stopped", operation: operation() })).toMatch(/^Starting: /);
    expect(line({ phase: "running", operation: operation({ kind: "stop", steps: [] }) })).toBe(
      "Stopping, 12 s",
    );
  });

  it("forgets an operation that is over", () => {
    expect(line({ phase: "running", operation: operation({ state: "done" }) })).toBe("Running");
  });

  it("says which part is not well", () => {
    const failing = ["telegram", "whatsapp"];
    const { gateway } = snapshot({});
    const health = { ...gateway.health, ready: "no" as const, failing };
    expect(line({ phase: "degraded", gateway: { ...gateway, health } })).toBe(
      "Degraded: telegram and whatsapp",
    );
  });

  it.each([
    ["engine-permission", {}, "No access to the engine"],
    ["engine-endpoint-invalid", { source: "DOCKER_HOST" }, "No engine where DOCKER_HOST points"],
    ["engine-endpoint-invalid", { source: "setting" }, "No engine at its address"],
    ["engine-other", {}, "Another engine"],
    ["engine-unreachable", {}, "Engine does not answer"],
    ["engine-stopped", {}, "Engine stopped"],
  ] as const)("takes the reason for no engine from the failure: %s %j", (code, facts, words) => {
    const engine = { kind: "unavailable" as const, failure: { code, message: "", facts }, report: [] };
    expect(line({ phase: "engine-stopped", engine })).toBe(words);
  });

  it("says why it needs attention", () => {
    const failure = { code: "gateway-out-of-memory" as const, message: "", at: now };
    expect(line({ phase: "needs-attention", failure })).toBe(
      "Needs attention: The gateway ran out of memory",
    );
  });
});
