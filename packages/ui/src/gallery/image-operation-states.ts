import type { Operation } from "@rockpool/gateway-core/contract/operation";
import type { FakeBridge } from "../testing/fake-bridge.ts";
import { snapshotIn } from "../testing/snapshots.ts";
import { type GalleryState, press } from "./gallery-state.ts";
import { withImages } from "./images-states.ts";
import {
  buildLines,
  buildOperation,
  failedBuild,
  failedPull,
  pullOperation,
  retryingPull,
} from "./sample-operations.ts";
import { pushStats } from "./sample-stats.ts";

async function pushOutput(bridge: FakeBridge): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 200));
  bridge.push("buildOutput", { operationId: "op-build", lines: buildLines, reset: false });
  await new Promise((resolve) => setTimeout(resolve, 100));
}

function room(name: string, imageOperation: Operation, act?: GalleryState["act"]): GalleryState {
  return {
    name,
    room: "images",
    snapshot: snapshotIn("running", { imageOperation }),
    prepare: withImages,
    ...(act && { act }),
  };
}

const missing = { here: null, newer: null, checkedAt: null };

export const imageOperationStates: GalleryState[] = [
  room("images-pulling", pullOperation()),
  room("images-pulling-layers", pullOperation(), () => press("5 layers")),
  room("images-retrying", retryingPull),
  room("images-pulled", {
    ...pullOperation({ state: "done", finishedAt: Date.now() }),
    image: {
      reference: "ghcr.io/openclaw/openclaw:latest",
      id: "sha256:1",
      digest: `sha256:${"f".repeat(64)}`,
      version: "2026.9.7",
    },
  }),
  room("images-pull-failed", failedPull),
  room("images-pull-cancelled", pullOperation({ state: "cancelled", cancellable: false })),
  room("images-building", buildOperation(), async (bridge) => {
    await press("Output of the build");
    await pushOutput(bridge);
  }),
  room("images-build-failed", failedBuild, pushOutput),
  { name: "home-no-image", snapshot: snapshotIn("no-image", { image: missing }) },
  {
    name: "home-no-image-by-hand",
    snapshot: snapshotIn("no-image", { image: missing }),
    act: () => press("By hand"),
  },
  {
    name: "home-pulling",
    snapshot: snapshotIn("pulling", { image: missing, imageOperation: pullOperation() }),
  },
  {
    name: "home-pull-failed",
    snapshot: snapshotIn("no-image", { image: missing, imageOperation: failedPull }),
  },
  {
    name: "home-running-pulling",
    snapshot: snapshotIn("running", { imageOperation: pullOperation() }),
    act: pushStats,
  },
  {
    name: "home-running-pull-failed",
    snapshot: snapshotIn("running", { imageOperation: failedPull }),
    act: pushStats,
  },
  {
    name: "home-newer",
    snapshot: snapshotIn("running", {
      image: {
        ...snapshotIn("running").image,
        newer: { digest: `sha256:${"f".repeat(64)}`, version: "2026.9.7" },
      },
    }),
    act: pushStats,
  },
];
