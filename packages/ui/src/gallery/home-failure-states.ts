import type { Failure } from "@rockpool/gateway-core/contract/failure";
import type { EngineCandidate, Phase, Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import { snapshotIn, startOperation } from "../testing/snapshots.ts";
import { FailureCodes } from "./failure-codes.tsx";
import { type GalleryState, press } from "./gallery-state.ts";

const now = Date.now();

const report: EngineCandidate[] = [
  { source: "DOCKER_HOST", endpoint: "tcp://192.168.7.20:2375", outcome: "timeout", tookMs: 2000 },
  { source: "/var/run/docker.sock", endpoint: "unix:///var/run/docker.sock", outcome: "absent", tookMs: 1 },
  {
    source: "Docker Desktop",
    endpoint: "unix:///home/ada/.docker/desktop/docker.sock",
    outcome: "refused",
    tookMs: 2,
  },
  {
    source: "Colima",
    endpoint: "unix:///home/ada/.colima/default/docker.sock",
    outcome: "absent",
    tookMs: 1,
  },
];

const logTail = `2026-11-23T14:04:51.203Z [gateway] starting OpenClaw 2026.9.6
2026-11-23T14:04:58.870Z [config] invalid config at /home/node/.openclaw/openclaw.json
2026-11-23T14:04:58.871Z [config]   channels.telegram.botToken: expected string, received number
2026-11-23T14:04:58.874Z [gateway] run "openclaw doctor --fix" to repair
2026-11-23T14:04:58.901Z [gateway] exit 78`;

function withoutEngine(phase: Phase, failure: Failure): Snapshot {
  return snapshotIn(phase, { engine: { kind: "unavailable", failure, report } });
}

function failed(phase: Phase, failure: Failure, doneSteps = 2): Snapshot {
  const operation = startOperation(doneSteps, { state: "failed", cancellable: false, failure });
  const steps = operation.steps.map((step) =>
    step.state === "doing" ? { ...step, state: "failed" as const, finishedAt: now } : step,
  );
  return snapshotIn(phase, { failure: { ...failure, at: now - 8000 }, operation: { ...operation, steps } });
}

const portTaken: Failure = {
  code: "port-taken",
  message: "listen 127.0.0.1:18789: address already in use",
  facts: { port: "18789", holder: "container web", freePort: "18790" },
  actions: [{ kind: "use-port", value: "18790" }, { kind: "retry" }],
};
const configuration: Failure = {
  code: "gateway-configuration",
  message: "container exited with 78",
  facts: { exitCode: "78" },
  detail: logTail,
  actions: [{ kind: "repair" }],
};
const stateExists: Failure = {
  code: "state-exists",
  message: "openclaw.json exists in /home/ada/.openclaw and is not ours",
  facts: { path: "/home/ada/.openclaw" },
  actions: [{ kind: "use-existing-state" }],
};

export const homeFailureStates: GalleryState[] = [
  {
    name: "failure-no-engine",
    snapshot: withoutEngine("no-engine", { code: "engine-missing", message: "no candidate answered" }),
    act: () => press("Where Rockpool looked"),
  },
  {
    name: "failure-engine-stopped",
    snapshot: withoutEngine("engine-stopped", {
      code: "engine-stopped",
      message: "connect ECONNREFUSED /home/ada/.docker/desktop/docker.sock",
      facts: { product: "Docker Desktop" },
      actions: [{ kind: "start-engine" }],
    }),
  },
  {
    name: "failure-no-image",
    snapshot: failed(
      "no-image",
      {
        code: "image-missing",
        message: "No such image: ghcr.io/openclaw/openclaw:2026.9.6",
        facts: { image: "ghcr.io/openclaw/openclaw:2026.9.6" },
        actions: [{ kind: "choose-image" }],
      },
      0,
    ),
  },
  { name: "failure-port-taken", snapshot: failed("stopped", portTaken) },
  { name: "failure-configuration", snapshot: failed("needs-attention", configuration, 5) },
  {
    name: "failure-evidence",
    snapshot: failed("needs-attention", configuration, 5),
    act: () => press("Details"),
  },
  { name: "failure-state-exists", snapshot: failed("not-set-up", stateExists) },
  {
    name: "failure-state-exists-question",
    snapshot: failed("not-set-up", stateExists),
    act: () => press("Use this state"),
    shows: "[role=alertdialog]",
  },
  {
    name: "failure-force-stop-question",
    snapshot: failed("stopping", {
      code: "stop-timeout",
      message: "still running after 60 s",
      facts: { seconds: "60" },
      actions: [{ kind: "force-stop" }],
    }),
    act: () => press("Force stop"),
    shows: "[role=alertdialog]",
  },
  {
    name: "failure-while-running",
    snapshot: snapshotIn("running", {
      failure: { code: "gateway-rpc", message: "timed out", at: now - 90_000, actions: [{ kind: "retry" }] },
    }),
  },
  {
    name: "failure-toast",
    snapshot: snapshotIn("running"),
    prepare: (bridge) => bridge.fail("gateway.health", { code: "gateway-rpc", message: "timed out" }),
    act: () => press("Check health"),
  },
  { name: "failure-codes", snapshot: snapshotIn("stopped"), view: FailureCodes },
];
