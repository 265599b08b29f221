import path from "node:path";
import type { KeyValueFile } from "@rockpool/gateway-core/settings/key-value-file";
import { ipcMain } from "electron";
import ElectronStore from "electron-store";

/**
 * The settings file that app and command line share (the latter through `conf`, on which electron-store is built).
 * `open` throws where the file cannot be read or parsed; the settings store then moves it aside.
 */
export function openSettingsFile(folder: string): { path: string; open: () => KeyValueFile } {
  return {
    path: path.join(folder, "settings.json"),
    open() {
      const store = new ElectronStore<Record<string, unknown>>({
        cwd: folder,
        name: "settings",
        watch: true,
        clearInvalidConfig: false,
        configFileMode: 0o600,
      });
      // electron-store opens a channel of its own for use in renderers; ours is to be the only door.
      ipcMain.removeAllListeners("electron-store-get-data");
      return store;
    },
  };
}
