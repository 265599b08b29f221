import { snapshotIn } from "../testing/snapshots.ts";
import { fill } from "./fill.ts";
import { type GalleryState, press } from "./gallery-state.ts";

const base = { room: "settings", snapshot: snapshotIn("running") } as const;

export const settingsStates: GalleryState[] = [
  { ...base, name: "settings" },
  { ...base, name: "settings-changed", act: () => fill("Port", "18790") },
  { ...base, name: "settings-invalid", act: () => fill("Port", "99999") },
  {
    ...base,
    name: "settings-images",
    act: async () => {
      await fill("Images to keep", "99");
      document.querySelector("[role=switch]")?.scrollIntoView();
    },
  },
  {
    ...base,
    name: "settings-saved",
    snapshot: snapshotIn("running", {
      notices: [{ id: "1", code: "recreate-to-apply", facts: { fields: "ports" } }],
      wish: { ...snapshotIn("running").wish, overrides: { image: "openclaw:dev" } },
    }),
    act: async () => {
      await fill("Port", "18790");
      await new Promise((resolve) => setTimeout(resolve, 100));
      await press("Save");
    },
  },
];
