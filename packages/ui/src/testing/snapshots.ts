import type { Operation, Step, StepId } from "@rockpool/gateway-core/contract/operation";
import type { SetupProgress } from "@rockpool/gateway-core/contract/setup";
import type {
  EngineFacts,
  Gateway,
  GatewayContainer,
  Phase,
  Snapshot,
} from "@rockpool/gateway-core/contract/snapshot";

const hour = 3_600_000;

export const engineFacts: EngineFacts = {
  endpoint: "unix:///var/run/docker.sock",
  source: "/var/run/docker.sock",
  product: "docker-engine",
  id: "AAAA:BBBB",
  version: "27.3.1",
  apiVersion: "1.47",
  operatingSystem: "Debian GNU/Linux 12",
  architecture: "x86_64",
  memoryBytes: 8_200_000_000,
  cpus: 4,
  rootless: false,
  selinux: false,
  sharesHostFiles: true,
  imageStore: "classic",
  dataRoot: "/var/lib/docker",
};

export function container(now: number, part: Partial<GatewayContainer> = {}): GatewayContainer {
  return {
    id: "4f1c2b7d9e0a",
    name: "rockpool-gateway",
    status: "running",
    image: {
      reference: "ghcr.io/openclaw/openclaw:2026.9.6",
      id: "sha256:0b9d",
      digest: "sha256:8c1f4f0d2a7e5b3c9d6e1f2a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4c5d6e",
      version: "2026.9.6",
    },
    createdAt: now - 3.4 * hour,
    startedAt: now - 3.37 * hour,
    finishedAt: null,
    exitCode: null,
    oomKilled: false,
    restartCount: 0,
    engineHealth: "healthy",
    published: [{ hostIp: "127.0.0.1", hostPort: 18789, containerPort: 18789 }],
    drift: [],
    ...part,
  };
}

const healthOf: Partial<Record<Phase, Gateway["health"]>> = {
  running: { live: "yes", started: "yes", ready: "yes", failing: [], checkedAt: 0 },
  degraded: { live: "yes", started: "yes", ready: "no", failing: ["telegram"], checkedAt: 0 },
};

/** Of a person who has been through the wizard, as most have. */
const finishedSetup: SetupProgress = {
  step: "hello",
  form: false,
  left: false,
  existing: null,
  assistantLater: false,
  finishedAt: 1,
};

/** A snapshot as the service would push it in this phase. */
export function snapshotIn(phase: Phase, part: Partial<Snapshot> = {}, now = Date.now()): Snapshot {
  const up = phase === "running" || phase === "degraded";
  const known = up || ["stopping", "stopped", "needs-attention", "updating"].includes(phase);
  return {
    revision: 1,
    engine: { kind: "connected", facts: engineFacts, report: [] },
    phase,
    since: now - (up ? 3.36 * hour : 40_000),
    gateway: {
      container: known
        ? container(now, up ? {} : { status: "exited", finishedAt: now - 40_000, exitCode: 0 })
        : null,
      address: up ? "http://127.0.0.1:18789" : null,
      health: healthOf[phase] ?? {
        live: "unknown",
        started: "unknown",
        ready: "unknown",
        failing: [],
        checkedAt: null,
      },
    },
    wish: {
      shouldRun: up,
      image: "ghcr.io/openclaw/openclaw:2026.9.6",
      port: 18789,
      overrides: {},
    },
    operation: null,
    image: {
      here: {
        id: "sha256:0b9d",
        digest: "sha256:8c1f4f0d2a7e5b3c9d6e1f2a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4c5d6e",
        version: "2026.9.6",
      },
      newer: null,
      checkedAt: now - hour,
    },
    imageOperation: null,
    goBack: null,
    setup: finishedSetup,
    demo: null,
    adoption: null,
    channelTroubles: null,
    requests: null,
    failure: null,
    notices: [],
    ...part,
  };
}

const startSteps: StepId[] = [
  "check-image",
  "prepare-directories",
  "create-container",
  "seed-config",
  "start-container",
  "wait-live",
  "wait-started",
  "verify-published",
];

/** A start with `done` finished steps and the next one under way. */
export function startOperation(done: number, part: Partial<Operation> = {}, now = Date.now()): Operation {
  const startedAt = now - 12_400;
  const steps = startSteps.map((id, index): Step => {
    const from = startedAt + index * 900;
    if (index < done) return { id, state: "done", startedAt: from, finishedAt: from + 900 };
    if (index === done) return { id, state: "doing", startedAt: from };
    return { id, state: "todo" };
  });
  return { id: "op-1", kind: "start", state: "running", startedAt, cancellable: true, steps, ...part };
}
