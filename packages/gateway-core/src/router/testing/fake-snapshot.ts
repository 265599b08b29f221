import { defaultImage, defaultPort } from "../../contract/settings/setting-table.ts";
import type { EngineFacts, GatewayContainer, Snapshot } from "../../contract/snapshot.ts";

const engine: EngineFacts = {
  endpoint: "unix:///var/run/docker.sock",
  source: "/var/run/docker.sock",
  product: "docker-engine",
  id: "FAKE",
  version: "28.0.0",
  apiVersion: "1.48",
  operatingSystem: "Debian",
  architecture: "x86_64",
  memoryBytes: 8e9,
  cpus: 2,
  rootless: false,
  selinux: false,
  sharesHostFiles: true,
  imageStore: "classic",
  dataRoot: "/var/lib/docker",
};

const container: GatewayContainer = {
  id: "c0ffee",
  name: "rockpool-gateway",
  status: "running",
  image: { reference: defaultImage, id: "sha256:1", digest: null, version: "2026.9.6" },
  createdAt: 1_000,
  startedAt: 2_000,
  finishedAt: null,
  exitCode: null,
  oomKilled: false,
  restartCount: 0,
  engineHealth: "healthy",
  published: [{ hostIp: "127.0.0.1", hostPort: defaultPort, containerPort: 18789 }],
  drift: [],
};

/** A snapshot of an engine with a stopped gateway, or a running one. */
export function fakeSnapshot(running: boolean, change: Partial<Snapshot> = {}): Snapshot {
  const answer = running ? "yes" : "unknown";
  return {
    revision: 1,
    engine: { kind: "connected", facts: engine, report: [] },
    phase: running ? "running" : "stopped",
    since: 2_000,
    gateway: {
      container: running ? container : { ...container, status: "exited", published: [], exitCode: 0 },
      address: running ? `http://127.0.0.1:${defaultPort}` : null,
      health: { live: answer, started: answer, ready: answer, failing: [], checkedAt: null },
    },
    wish: { shouldRun: running, image: defaultImage, port: defaultPort, overrides: {} },
    operation: null,
    image: {
      here: { id: "sha256:1", digest: null, version: "2026.9.6" },
      newer: null,
      checkedAt: null,
    },
    imageOperation: null,
    goBack: null,
    setup: null,
    demo: null,
    adoption: null,
    channelTroubles: [],
    requests: { devices: [], people: [] },
    failure: null,
    notices: [],
    ...change,
  };
}
