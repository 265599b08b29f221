import type { Failure } from "@rockpool/gateway-core/contract/failure";
import { container, snapshotIn } from "../testing/snapshots.ts";
import { type GalleryState, press } from "./gallery-state.ts";
import { withImages } from "./images-states.ts";
import { changeOperation } from "./sample-operations.ts";
import { pushStats } from "./sample-stats.ts";

const now = Date.now();
const dialog = "[role=alertdialog]";

/** Ready 18 s after its start, so that a downtime can be told. */
function measured() {
  const snapshot = snapshotIn("running");
  const startedAt = now - 3_600_000;
  return {
    ...snapshot,
    since: startedAt + 18_000,
    gateway: { ...snapshot.gateway, container: container(now, { startedAt }) },
  };
}

const takenBack: Failure = {
  code: "change-taken-back",
  message: "the new gateway exited with 78",
  facts: { from: "2026.9.6", to: "2026.9.7", reason: "its configuration needs a decision" },
  detail: "2026-11-23T14:04:58.870Z [config] invalid config at /home/node/.openclaw/openclaw.json",
  actions: [{ kind: "retry" }],
};
const unfinished: Failure = {
  code: "change-unfinished",
  message: "neither got ready",
  facts: { reason: "the engine's disk is full" },
  actions: [{ kind: "retry" }, { kind: "roll-back", value: "cp-3" }],
};
const failedChange = (failure: Failure) => ({
  ...changeOperation,
  state: "failed" as const,
  cancellable: false,
  finishedAt: now,
  failure,
});

const images = { room: "images", prepare: withImages } as const;

export const changeStates: GalleryState[] = [
  {
    ...images,
    name: "change-question",
    snapshot: measured(),
    act: async () => {
      await press("Get another");
      await new Promise((resolve) => setTimeout(resolve, 200));
      await press("Change to this version");
    },
    shows: dialog,
  },
  {
    ...images,
    name: "change-refused",
    snapshot: snapshotIn("running"),
    prepare: (bridge) => {
      withImages(bridge);
      bridge.succeed("checkpoints.list", { checkpoints: [] });
    },
    act: () => press("Change to this"),
    shows: dialog,
  },
  {
    ...images,
    name: "change-refused-with-copy",
    snapshot: snapshotIn("running"),
    act: () => press("Change to this"),
    shows: dialog,
  },
  {
    ...images,
    name: "change-running",
    snapshot: snapshotIn("updating", { operation: changeOperation }),
  },
  { name: "home-changing", snapshot: snapshotIn("updating", { operation: changeOperation }) },
  {
    name: "home-change-taken-back",
    snapshot: snapshotIn("running", {
      operation: failedChange(takenBack),
      failure: { ...takenBack, at: now - 20_000 },
    }),
    act: pushStats,
  },
  {
    name: "home-change-unfinished",
    snapshot: snapshotIn("needs-attention", {
      operation: failedChange(unfinished),
      failure: { ...unfinished, at: now - 20_000 },
      goBack: { checkpointId: "cp-3", version: "2026.4.29", at: now - 60_000 },
    }),
  },
  {
    ...images,
    name: "roll-back-question",
    snapshot: measured(),
    act: async () => {
      await press("Copies");
      await press("Go back");
    },
    shows: dialog,
  },
];
