import { snapshotIn, startOperation } from "../testing/snapshots.ts";
import type { GalleryState } from "./gallery-state.ts";

export const dashboardStates: GalleryState[] = [
  { name: "dashboard-ready", room: "dashboard", snapshot: snapshotIn("running") },
  {
    name: "dashboard-loading",
    room: "dashboard",
    snapshot: snapshotIn("running"),
    act: (_bridge, shell) => shell.dashboardIs({ kind: "loading" }),
  },
  {
    name: "dashboard-failed",
    room: "dashboard",
    snapshot: snapshotIn("running"),
    act: (_bridge, shell) => shell.dashboardIs({ kind: "failed", reason: "ERR_CONNECTION_RESET (-101)" }),
  },
  {
    name: "dashboard-tab",
    room: "dashboard",
    snapshot: snapshotIn("running"),
    prepare: (_bridge, shell) => Object.assign(shell, { dashboard: { kind: "tab", open: () => {} } }),
  },
  { name: "dashboard-stopped", room: "dashboard", snapshot: snapshotIn("stopped") },
  {
    name: "dashboard-restarting",
    room: "dashboard",
    snapshot: snapshotIn("starting", { operation: startOperation(5, { kind: "restart" }) }),
  },
  { name: "dashboard-needs-attention", room: "dashboard", snapshot: snapshotIn("needs-attention") },
];
