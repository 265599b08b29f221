import type { AdoptionState } from "@rockpool/gateway-core/contract/adoption";
import type { Failure } from "@rockpool/gateway-core/contract/failure";
import type { FakeBridge } from "../testing/fake-bridge.ts";
import { snapshotIn } from "../testing/snapshots.ts";
import { type GalleryState, press } from "./gallery-state.ts";
import { composeInstance, longInstance, nativeInstance } from "./sample-gateways.ts";
import { takeOverOperation } from "./sample-operations.ts";
import { giveBackFiles, importPreview, takeOverPreview } from "./sample-take-over.ts";

const dialog = "[role=alertdialog]";
const gateways = [composeInstance];

function ready(bridge: FakeBridge): void {
  bridge
    .succeed("adoption.list", { gateways, engines: [] })
    .succeed("adoption.previewTakeOver", takeOverPreview)
    .succeed("adoption.previewImport", importPreview)
    .succeed("adoption.previewGiveBack", giveBackFiles);
}

const refused: Failure = {
  code: "take-over-refused",
  message: "claw cannot be taken over: other-engine",
  facts: { name: composeInstance.name, because: "other-engine" },
};
const notEmpty: Failure = {
  code: "state-exists",
  message: "/home/ada/claw is not empty",
  facts: { path: "/home/ada/claw" },
};
const takenBack: Failure = {
  code: "take-over-taken-back",
  message: "it exited with 78",
  facts: { name: composeInstance.name, reason: "its configuration needs a decision" },
};
const adoption: AdoptionState = {
  kind: "taken-over",
  name: composeInstance.name,
  at: Date.now() - 86_400_000,
  undoable: "yes",
};
const stopped = snapshotIn("stopped");
const none = { ...stopped, gateway: { ...stopped.gateway, container: null } };
const base = { room: "gateways", snapshot: none, prepare: ready } as const;
const ours = { ...base, snapshot: snapshotIn("running", { adoption }) } as const;

export const takeOverStates: GalleryState[] = [
  { ...base, name: "take-over", act: () => press("Take over") },
  {
    ...base,
    name: "take-over-safer",
    prepare: (bridge) => {
      ready(bridge);
      bridge.succeed("adoption.previewTakeOver", { ...takeOverPreview, agentAtWork: "yes" });
    },
    act: async () => {
      await press("Take over");
      await press("Take every safer value");
      await press("As a docker line");
    },
  },
  {
    ...base,
    name: "take-over-long",
    prepare: (bridge) => {
      ready(bridge);
      bridge.succeed("adoption.list", { gateways: [longInstance], engines: [] });
      bridge.succeed("adoption.previewTakeOver", { ...takeOverPreview, agentAtWork: "unknown" });
    },
    act: () => press("Take over"),
  },
  {
    ...base,
    name: "take-over-loading",
    prepare: (bridge) => {
      ready(bridge);
      bridge.answer("adoption.previewTakeOver", () => new Promise<never>(() => {}));
    },
    act: () => press("Take over"),
  },
  {
    ...base,
    name: "take-over-refused",
    prepare: (bridge) => {
      ready(bridge);
      bridge.fail("adoption.previewTakeOver", refused);
    },
    act: () => press("Take over"),
  },
  { ...base, name: "import", act: () => press("Copy its state") },
  {
    ...base,
    name: "import-folder",
    prepare: (bridge) => {
      ready(bridge);
      bridge.succeed("adoption.list", { gateways: [nativeInstance], engines: [] });
    },
    act: async () => {
      await press("Copy its state");
      await press("A folder");
    },
  },
  {
    ...base,
    name: "import-refused",
    prepare: (bridge) => {
      ready(bridge);
      bridge.fail("adoption.previewImport", notEmpty);
    },
    act: () => press("Copy its state"),
  },
  { ...ours, name: "gateways-taken-over" },
  {
    ...ours,
    name: "gateways-taken-over-gone",
    snapshot: snapshotIn("running", { adoption: { ...adoption, undoable: "no" } }),
  },
  { ...ours, name: "undo-question", act: () => press("Undo the take-over"), shows: dialog },
  { ...ours, name: "forget-question", act: () => press("Remove the old container"), shows: dialog },
  {
    ...ours,
    name: "give-back",
    act: async () => {
      await press("Give back");
      await press("docker-compose.yml");
    },
  },
  { name: "home-taken-over", snapshot: snapshotIn("running", { adoption }) },
  { name: "home-taking-over", snapshot: snapshotIn("updating", { operation: takeOverOperation }) },
  {
    name: "home-take-over-taken-back",
    snapshot: snapshotIn("stopped", { failure: { ...takenBack, at: Date.now() - 20_000 } }),
  },
];
