import { stateInode } from "../lifecycle/state-inode.ts";
import type { SettingsStore } from "../settings/settings-store.ts";

/** Notes which directory a gateway was started on, so that another one put at its path is asked about. */
export async function rememberInode(settings: SettingsStore, locator: string): Promise<void> {
  const inode = await stateInode(locator);
  const { stateInodes } = settings.memory();
  if (inode === null || stateInodes[locator] === inode) return;
  settings.remember({ stateInodes: { ...stateInodes, [locator]: inode } });
}
