import type { Operation } from "@rockpool/gateway-core/contract/operation";
import type { GatewayContainer, Phase, Snapshot } from "@rockpool/gateway-core/contract/snapshot";

export const sampleContainer: GatewayContainer = {
  id: "c0ffee",
  name: "rockpool-gateway",
  status: "running",
  image: { reference: "openclaw:test", id: "sha256:aa", digest: null, version: "2026.9.6" },
  createdAt: 1_000,
  startedAt: 2_000,
  finishedAt: null,
  exitCode: null,
  oomKilled: false,
  restartCount: 0,
  engineHealth: "healthy",
  published: [{ hostIp: "127.0.0.1", hostPort: 18789, containerPort: 18789 }],
  drift: [],
};

const unknownHealth = {
  live: "unknown",
  started: "unknown",
  ready: "unknown",
  failing: [],
  checkedAt: null,
} as const;
const goodHealth = { live: "yes", started: "yes", ready: "yes", failing: [], checkedAt: 3_000 } as const;
const running: ReadonlySet<Phase> = new Set(["running", "degraded"]);

/** A whole snapshot of a phase, as the service would push it, with what differs. */
export function sampleSnapshot(phase: Phase, differs: Partial<Snapshot> = {}): Snapshot {
  const runs = running.has(phase);
  return {
    revision: 1,
    engine: {
      kind: "connected",
      report: [],
      facts: {
        endpoint: "unix:///var/run/docker.sock",
        source: "/var/run/docker.sock",
        product: "docker-engine",
        id: "engine",
        version: "29.0.0",
        apiVersion: "1.52",
        operatingSystem: "Debian",
        architecture: "x86_64",
        memoryBytes: 8e9,
        cpus: 4,
        rootless: false,
        selinux: false,
        sharesHostFiles: true,
        imageStore: "classic",
        dataRoot: "/var/lib/docker",
      },
    },
    phase,
    since: 2_000,
    gateway: {
      container: runs ? sampleContainer : null,
      address: runs ? "http://127.0.0.1:18789" : null,
      health: { ...(runs ? goodHealth : unknownHealth), failing: [] },
    },
    wish: { shouldRun: runs, image: "openclaw:test", port: 18789, overrides: {} },
    operation: null,
    image: { here: { id: "sha256:aa", digest: null, version: "2026.9.6" }, newer: null, checkedAt: null },
    imageOperation: null,
    goBack: null,
    setup: null,
    demo: null,
    adoption: null,
    channelTroubles: null,
    requests: null,
    failure: null,
    notices: [],
    ...differs,
  };
}

export function sampleOperation(differs: Partial<Operation> = {}): Operation {
  return {
    id: "op-1",
    kind: "start",
    state: "running",
    startedAt: 10_000,
    cancellable: true,
    steps: [{ id: "wait-live", state: "doing" }],
    ...differs,
  };
}
