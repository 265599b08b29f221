import type { SettingsStore } from "../settings/settings-store.ts";

/** More than anybody keeps; the oldest are forgotten, and then count as somebody else's. */
const most = 100;

/** Notes that an image came by Rockpool, so that a clean-up may offer it one day. */
export function rememberImage(settings: SettingsStore, id: string): void {
  const { gotImages } = settings.memory();
  if (id === "" || gotImages.includes(id)) return;
  settings.remember({ gotImages: [id, ...gotImages].slice(0, most) });
}
