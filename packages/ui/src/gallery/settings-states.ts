import { snapshotIn } from "../testing/snapshots.ts";
import { type GalleryState, press } from "./gallery-state.ts";

async function fill(label: string, text: string): Promise<void> {
  const name = [...document.querySelectorAll("label")].find((element) => element.textContent === label);
  const field = name && document.getElementById(name.htmlFor);
  if (!field) throw new Error(`there is no field "${label}"`);
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field, text);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

const base = { room: "settings", snapshot: snapshotIn("running") } as const;

export const settingsStates: GalleryState[] = [
  { ...base, name: "settings" },
  { ...base, name: "settings-changed", act: () => fill("Port", "18790") },
  { ...base, name: "settings-invalid", act: () => fill("Port", "99999") },
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
