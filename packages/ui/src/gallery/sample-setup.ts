import type {
  EngineCheck,
  FoundGateway,
  SetupProgress,
  StoragePlace,
  StoragePreview,
} from "@rockpool/gateway-core/contract/setup";
import type { EngineState, Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import type { FakeBridge } from "../testing/fake-bridge.ts";
import { snapshotIn } from "../testing/snapshots.ts";
import { resolvedImage } from "./sample-images.ts";

export function setupProgress(part: Partial<SetupProgress> = {}): SetupProgress {
  return {
    step: "welcome",
    form: false,
    left: false,
    existing: null,
    assistantLater: false,
    finishedAt: null,
    ...part,
  };
}

export const goodChecks: EngineCheck[] = [
  { id: "api-version", state: "good", facts: { version: "1.47", wanted: "1.41" } },
  { id: "memory", state: "good", facts: { bytes: "8200000000", wantedBytes: "4000000000" } },
  { id: "disk", state: "good", facts: { bytes: "84000000000", wantedBytes: "4000000000" } },
  { id: "port", state: "good", facts: { port: "18789" } },
  { id: "rootless", state: "good", facts: {} },
  { id: "podman", state: "good", facts: { version: "27.3.1" } },
];

/** The good ones, with some in another state. */
export function checksWith(...others: EngineCheck[]): EngineCheck[] {
  return goodChecks.map((check) => others.find(({ id }) => id === check.id) ?? check);
}

export const takenPort: EngineCheck = {
  id: "port",
  state: "bad",
  facts: {
    port: "18789",
    holder: "container openclaw-openclaw-gateway-1",
    freePort: "18790",
    gateway: "yes",
  },
};

export const composeGateway: Extract<FoundGateway, { kind: "container" }> = {
  kind: "container",
  id: "c0ffee",
  name: "openclaw-openclaw-gateway-1",
  image: "openclaw:local",
  version: "2026.8.30",
  running: true,
  addresses: ["0.0.0.0:18789"],
  state: "bind:/home/ada/.openclaw",
  composeProject: "openclaw",
};

export const ownState: Extract<FoundGateway, { kind: "state" }> = {
  kind: "state",
  state: "bind:/home/ada/.openclaw",
  version: "2026.8.30",
  usedBy: null,
  isOurs: true,
};

export function storagePlace(part: Partial<StoragePlace> = {}): StoragePlace {
  return {
    kind: "bind",
    where: "/home/ada/.openclaw",
    exists: false,
    freeBytes: 84_000_000_000,
    owner: null,
    writable: "yes",
    ...part,
  };
}

export const folders: StoragePreview = {
  state: storagePlace(),
  workspace: storagePlace({ where: "/home/ada/.openclaw/workspace" }),
  because: "shared-files",
};

export const rootOwned: StoragePreview = {
  ...folders,
  state: storagePlace({
    exists: true,
    owner: { uid: 0, gid: 0, wantedUid: 1000, wantedGid: 1000 },
    writable: "no",
  }),
};

/** Without an engine, for this reason. */
export function withoutEngine(
  code: "engine-missing" | "engine-stopped" | "engine-permission" | "engine-endpoint-invalid",
  facts: Record<string, string> = {},
): Extract<EngineState, { kind: "unavailable" }> {
  return {
    kind: "unavailable",
    failure: { code, message: `dial unix /var/run/docker.sock: ${code}`, facts },
    report: [
      {
        source: "/var/run/docker.sock",
        endpoint: "unix:///var/run/docker.sock",
        outcome:
          code === "engine-permission" ? "permission" : code === "engine-stopped" ? "refused" : "absent",
        tookMs: 2,
      },
      {
        source: "/run/user/1000/docker.sock",
        endpoint: "unix:///run/user/1000/docker.sock",
        outcome: "absent",
        tookMs: 1,
      },
    ],
  };
}

/** A computer on which nothing of ours was ever made, at a step of the wizard. */
export function setupSnapshot(progress: Partial<SetupProgress>, part: Partial<Snapshot> = {}): Snapshot {
  const { wish } = snapshotIn("not-set-up");
  return snapshotIn("not-set-up", {
    wish: { ...wish, image: "ghcr.io/openclaw/openclaw:latest" },
    setup: setupProgress(progress),
    ...part,
  });
}

/** Answers as on a computer that has all that is needed, and a wizard whose state is kept. */
export function answerSetup(bridge: FakeBridge, first: Snapshot): void {
  let setup = first.setup ?? setupProgress();
  bridge
    .succeed("setup.checks", { checks: goodChecks })
    .succeed("setup.found", { found: [] })
    .succeed("setup.storage", folders)
    .succeed("images.list", { images: [], leftovers: [] })
    .answer("images.resolve", ({ reference }) => ({ ok: true, value: resolvedImage(reference) }))
    .answer("setup.remember", ({ patch: { finished, ...patch } }) => {
      setup = {
        ...setup,
        ...(patch as Partial<SetupProgress>),
        ...(finished ? { finishedAt: Date.now() } : {}),
      };
      return { ok: true, value: setup };
    });
}
