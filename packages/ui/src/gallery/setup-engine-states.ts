import type { EngineCheck } from "@rockpool/gateway-core/contract/setup";
import type { EngineState, Phase } from "@rockpool/gateway-core/contract/snapshot";
import type { FakeBridge } from "../testing/fake-bridge.ts";
import { engineFacts } from "../testing/snapshots.ts";
import { type GalleryState, press } from "./gallery-state.ts";
import { answerSetup, checksWith, setupSnapshot, takenPort, withoutEngine } from "./sample-setup.ts";

type More = Pick<GalleryState, "act" | "shows"> & { readonly answers?: (bridge: FakeBridge) => void };

function state(
  name: string,
  engine: EngineState,
  phase: Phase,
  { answers, ...rest }: More = {},
): GalleryState {
  const snapshot = setupSnapshot({ step: "engine" }, { engine, phase });
  const prepare = (bridge: FakeBridge) => {
    answerSetup(bridge, snapshot);
    answers?.(bridge);
  };
  return { name: `setup-engine-${name}`, snapshot, prepare, ...rest };
}

const connected: EngineState = { kind: "connected", facts: engineFacts, report: [] };

function checked(name: string, ...others: EngineCheck[]): GalleryState {
  return state(name, connected, "not-set-up", {
    answers: (bridge) => bridge.succeed("setup.checks", { checks: checksWith(...others) }),
    shows: "main ul",
  });
}

const installLines = [
  "apt-get update",
  "env DEBIAN_FRONTEND=noninteractive apt-get install --yes docker.io",
  "systemctl enable --now docker",
];

export const setupEngineStates: GalleryState[] = [
  state("searching", { kind: "searching" }, "unknown"),
  checked(
    "warning",
    { id: "memory", state: "warning", facts: { bytes: "2050000000", wantedBytes: "4000000000" } },
    { id: "rootless", state: "note", facts: {} },
    { id: "disk", state: "unknown", facts: { wantedBytes: "4000000000" } },
  ),
  checked("blocked", takenPort, {
    id: "disk",
    state: "bad",
    facts: { bytes: "1100000000", wantedBytes: "4000000000" },
  }),
  {
    ...state("ready", connected, "not-set-up", { act: () => press("Engine"), shows: "main dl" }),
    snapshot: setupSnapshot({ step: "data" }),
  },
  {
    ...state("ready-all", connected, "not-set-up", {
      act: async () => {
        await press("Engine");
        await press("All checks");
      },
      shows: "main ul",
    }),
    snapshot: setupSnapshot({ step: "data" }),
  },
  state("unchecked", connected, "not-set-up", {
    answers: (bridge) =>
      bridge.fail("setup.checks", {
        code: "engine-error",
        message: "500 Internal Server Error",
      }),
  }),
  state("missing", withoutEngine("engine-missing"), "no-engine"),
  state("missing-here", withoutEngine("engine-missing"), "no-engine", {
    answers: (bridge) => bridge.succeed("engine.installation", { lines: installLines }),
  }),
  state("missing-installing", withoutEngine("engine-missing"), "no-engine", {
    answers: (bridge) =>
      bridge
        .succeed("engine.installation", { lines: installLines })
        .answer("engine.install", () => new Promise(() => {})),
    act: () => press("Install Docker"),
  }),
  state("missing-fedora", withoutEngine("engine-missing"), "no-engine", { act: () => press("Fedora") }),
  state("stopped", withoutEngine("engine-stopped", { product: "Docker Engine" }), "engine-stopped"),
  state("starting", withoutEngine("engine-stopped", { product: "Docker Desktop" }), "engine-stopped", {
    answers: (bridge) => bridge.answer("engine.start", () => new Promise(() => {})),
    act: () => press("Start it"),
  }),
  state("start-refused", withoutEngine("engine-stopped", { product: "Docker Engine" }), "engine-stopped", {
    answers: (bridge) =>
      bridge.fail("engine.start", {
        code: "engine-stopped",
        message: "systemctl start docker: interactive authentication required",
        facts: { product: "Docker Engine", command: "sudo systemctl start docker" },
      }),
    act: () => press("Start it"),
  }),
  state(
    "permission",
    withoutEngine("engine-permission", {
      endpoint: "/var/run/docker.sock",
      group: "docker",
      needsLogin: "no",
    }),
    "no-engine",
  ),
  state(
    "permission-relogin",
    withoutEngine("engine-permission", { group: "docker", needsLogin: "yes" }),
    "no-engine",
  ),
  state(
    "address",
    withoutEngine("engine-endpoint-invalid", {
      source: "DOCKER_HOST",
      endpoint: "ssh://ada@a-server-with-a-long-name.example-company.com:2222",
      reason: "ssh",
    }),
    "no-engine",
  ),
  {
    ...state("gone", connected, "not-set-up"),
    snapshot: setupSnapshot(
      { step: "data" },
      { engine: withoutEngine("engine-stopped", { product: "Docker Engine" }), phase: "engine-stopped" },
    ),
  },
];
