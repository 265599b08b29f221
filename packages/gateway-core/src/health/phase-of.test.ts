import { describe, expect, it } from "vitest";
import type { Failure, FailureCode } from "../contract/failure.ts";
import type { Operation, OperationKind, StepId } from "../contract/operation.ts";
import type { EngineState, GatewayContainer, GatewayHealth, Phase } from "../contract/snapshot.ts";
import { nativeEngine } from "../gateway/testing/spec-input.ts";
import { unknownHealth } from "./health-monitor.ts";
import { type PhaseInput, phaseOf } from "./phase-of.ts";

const connected: EngineState = { kind: "connected", facts: nativeEngine, report: [] };

function failure(code: FailureCode): Failure {
  return { code, message: code };
}

function unavailable(code: FailureCode): EngineState {
  return { kind: "unavailable", failure: failure(code), report: [] };
}

function container(changes: Partial<GatewayContainer> = {}): GatewayContainer {
  return {
    id: "1",
    name: "rockpool-gateway",
    status: "running",
    image: { reference: "x", id: "sha256:1", digest: null, version: "2026.9.6" },
    createdAt: 0,
    startedAt: 0,
    finishedAt: null,
    exitCode: null,
    oomKilled: false,
    restartCount: 0,
    engineHealth: "starting",
    published: [],
    drift: [],
    ...changes,
  };
}

function health(
  live: GatewayHealth["live"],
  started: GatewayHealth["started"],
  ready: GatewayHealth["ready"],
) {
  return { ...unknownHealth, live, started, ready };
}

function operation(kind: OperationKind, doing: StepId, state: Operation["state"] = "running"): Operation {
  return { id: "1", kind, state, startedAt: 0, cancellable: true, steps: [{ id: doing, state: "doing" }] };
}

const well = health("yes", "yes", "yes");
const ended = (exitCode: number, oomKilled = false) => container({ status: "exited", exitCode, oomKilled });

const table: [string, Partial<PhaseInput>, Phase][] = [
  ["nothing is known yet", { engine: { kind: "searching" } }, "unknown"],
  ["there is no engine", { engine: unavailable("engine-missing") }, "no-engine"],
  ["the engine is stopped", { engine: unavailable("engine-stopped") }, "engine-stopped"],
  ["the engine does not answer", { engine: unavailable("engine-unreachable") }, "engine-stopped"],
  ["no permission on the socket", { engine: unavailable("engine-permission") }, "engine-stopped"],

  ["no container, no image", { hasImage: false, hasState: false }, "no-image"],
  ["no container, no state", { hasImage: true, hasState: false }, "not-set-up"],
  ["no container, a state", { hasImage: true, hasState: true }, "stopped"],
  ["no container, nothing known of image and state", {}, "stopped"],
  ["no container after a failed start", { failure: failure("gateway-configuration") }, "needs-attention"],
  ["no container after a taken port", { failure: failure("port-taken"), hasState: true }, "stopped"],

  ["a start runs", { operation: operation("start", "create-container") }, "starting"],
  [
    "a start is over",
    { operation: operation("start", "wait-started", "done"), container: container(), health: well },
    "running",
  ],
  [
    "a stop runs",
    { operation: operation("stop", "stop-container"), container: container(), health: well },
    "stopping",
  ],
  ["a removal runs", { operation: operation("remove", "remove-container"), container: ended(0) }, "stopping"],
  [
    "a restart is in its first half",
    { operation: operation("restart", "suspend-gateway"), container: container() },
    "stopping",
  ],
  [
    "a restart is in its second half",
    { operation: operation("restart", "wait-live"), container: container() },
    "starting",
  ],
  [
    "a repair runs the doctor",
    { operation: operation("repair", "run-doctor"), container: ended(78) },
    "starting",
  ],

  ["it runs, nobody probed yet", { container: container() }, "starting"],
  ["it ran well before anybody looked", { container: container({ engineHealth: "healthy" }) }, "unknown"],
  ["it hung before anybody looked", { container: container({ engineHealth: "unhealthy" }) }, "unknown"],
  [
    "it runs without the engine's health check",
    { container: container({ engineHealth: "none" }) },
    "unknown",
  ],
  [
    "it runs and does not listen yet",
    { container: container(), health: health("no", "unknown", "unknown") },
    "starting",
  ],
  ["it listens and boots", { container: container(), health: health("yes", "no", "no") }, "starting"],
  [
    "an old version listens and boots",
    { container: container(), health: health("yes", "unknown", "no") },
    "starting",
  ],
  ["it is ready", { container: container(), health: well }, "running"],
  ["a channel fails", { container: container(), health: health("yes", "yes", "no") }, "degraded"],
  [
    "it booted, its readiness is hidden",
    { container: container(), health: health("yes", "yes", "unknown") },
    "running",
  ],
  [
    "it was healthy and hangs",
    { container: container({ engineHealth: "healthy" }), health: health("no", "unknown", "unknown") },
    "degraded",
  ],
  [
    "it never got healthy",
    { container: container({ engineHealth: "unhealthy" }), health: health("no", "unknown", "unknown") },
    "degraded",
  ],
  [
    "it was given up on",
    {
      container: container(),
      health: health("no", "unknown", "unknown"),
      failure: failure("gateway-not-healthy"),
    },
    "needs-attention",
  ],
  [
    "it came up after all",
    { container: container(), health: well, failure: failure("gateway-not-healthy") },
    "running",
  ],
  ["somebody paused it", { container: container({ status: "paused" }), health: well }, "degraded"],

  ["it was made and never started", { container: container({ status: "created" }) }, "stopped"],
  [
    "the first start failed",
    { container: container({ status: "created" }), failure: failure("gateway-crashed") },
    "needs-attention",
  ],
  ["it ended well", { container: ended(0) }, "stopped"],
  ["SIGTERM ended it", { container: ended(143) }, "stopped"],
  ["somebody killed it", { container: ended(137) }, "stopped"],
  ["memory ran out", { container: ended(137, true) }, "needs-attention"],
  ["a child ran out of memory, then it ended", { container: ended(1, true) }, "needs-attention"],
  [
    "it was killed while starting",
    { container: ended(137), failure: failure("gateway-crashed") },
    "needs-attention",
  ],
  ["exit 78", { container: ended(78) }, "needs-attention"],
  ["exit 1", { container: ended(1) }, "needs-attention"],
  ["the engine could not clean up", { container: container({ status: "dead", exitCode: 0 }) }, "stopped"],
  ["the engine tries again", { container: container({ status: "restarting", exitCode: 1 }) }, "starting"],
  [
    "the engine tries again in vain",
    {
      container: container({ status: "restarting", exitCode: 78 }),
      failure: failure("gateway-configuration"),
    },
    "needs-attention",
  ],
  ["somebody removes it", { container: container({ status: "removing" }) }, "stopping"],
];

describe("phaseOf", () => {
  it.each(table)("%s", (_what, changes, phase) => {
    const input: PhaseInput = {
      engine: connected,
      container: null,
      health: unknownHealth,
      operation: null,
      imageOperation: null,
      hasState: null,
      hasImage: null,
      failure: null,
      ...changes,
    };
    expect(phaseOf(input)).toBe(phase);
  });

  it("never blames the gateway for an engine that does not answer", () => {
    for (const code of ["engine-missing", "engine-stopped", "engine-unreachable", "engine-error"] as const) {
      const phase = phaseOf({
        engine: unavailable(code),
        container: ended(1),
        health: unknownHealth,
        operation: null,
        imageOperation: null,
        hasState: true,
        hasImage: true,
        failure: failure("gateway-crashed"),
      });
      expect(["no-engine", "engine-stopped"]).toContain(phase);
    }
  });
});
