import type { KeyValueFile } from "@rockpool/gateway-core/settings/key-value-file";
import { settingsFileOptions, settingsPath } from "@rockpool/gateway-core/settings/settings-file";
import { ipcMain } from "electron";
import ElectronStore from "electron-store";

/** The name that `conf` gives the file on the command line: both read and write the same one. */
const name = "settings";

/**
 * The settings file that app and command line share. `open` throws where the file cannot be read or parsed; the settings
 * store then moves it aside.
 */
export function openSettingsFile(folder: string): { path: string; open: () => KeyValueFile } {
  return {
    path: settingsPath(folder),
    open() {
      const store = new ElectronStore<Record<string, unknown>>({ ...settingsFileOptions(folder), name });
      // electron-store opens a channel of its own for use in renderers; ours is to be the only door.
      ipcMain.removeAllListeners("electron-store-get-data");
      return store;
    },
  };
}
