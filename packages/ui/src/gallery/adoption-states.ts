import type { AdoptionState, FoundInstance } from "@rockpool/gateway-core/contract/adoption";
import type { FakeBridge } from "../testing/fake-bridge.ts";
import { snapshotIn } from "../testing/snapshots.ts";
import { type GalleryState, press } from "./gallery-state.ts";
import {
  composeInstance,
  longInstance,
  nativeInstance,
  rivalInstance,
  runInstance,
} from "./sample-gateways.ts";

const docker = { endpoint: "unix:///var/run/docker.sock", source: "/var/run/docker.sock", problem: null };
const podman = {
  endpoint: "unix:///run/user/1000/podman/podman.sock",
  source: "Podman",
  problem: "connect EACCES /run/user/1000/podman/podman.sock",
};

function found(...gateways: FoundInstance[]) {
  return (bridge: FakeBridge) =>
    void bridge.succeed("adoption.list", { gateways, engines: [docker] }).succeed("adoption.adopt", {});
}

const adopted: Extract<AdoptionState, { kind: "adopted" }> = {
  kind: "adopted",
  mode: "watch",
  name: composeInstance.name,
  identity: composeInstance.identity,
  companions: composeInstance.companions,
  missing: false,
};
const stopped = snapshotIn("stopped");
const base = { room: "gateways", snapshot: stopped } as const;
const notices = [{ id: "1", code: "theirs-exposed", facts: { published: "0.0.0.0:18789" } } as const];

export const adoptionStates: GalleryState[] = [
  { ...base, name: "gateways", prepare: found(composeInstance, nativeInstance, runInstance) },
  {
    ...base,
    name: "gateways-details",
    prepare: found(composeInstance),
    act: () => press("Details"),
  },
  { ...base, name: "gateways-rivals", prepare: found(runInstance, rivalInstance) },
  { ...base, name: "gateways-long", prepare: found(longInstance) },
  {
    ...base,
    name: "gateways-ours-runs",
    snapshot: snapshotIn("running"),
    prepare: found(composeInstance),
  },
  {
    ...base,
    name: "gateways-watched",
    snapshot: snapshotIn("running", { adoption: adopted }),
    prepare: found(composeInstance, runInstance),
  },
  {
    ...base,
    name: "gateways-engine-problem",
    prepare: (bridge) =>
      bridge.succeed("adoption.list", { gateways: [runInstance], engines: [docker, podman] }),
  },
  { ...base, name: "gateways-none", prepare: found() },
  {
    ...base,
    name: "gateways-loading",
    prepare: (bridge) => bridge.answer("adoption.list", () => new Promise<never>(() => {})),
    shows: "[role=status]",
  },
  {
    ...base,
    name: "gateways-failed",
    prepare: (bridge) => bridge.fail("adoption.list", { code: "engine-unreachable", message: "gone" }),
  },
  { name: "home-watching", snapshot: snapshotIn("running", { adoption: adopted, notices }) },
  {
    name: "home-operating",
    snapshot: snapshotIn("running", { adoption: { ...adopted, mode: "operate" }, notices }),
  },
  {
    name: "home-adopted-gone",
    snapshot: { ...stopped, adoption: { ...adopted, mode: "operate", companions: [], missing: true } },
  },
];
