import { mkdirSync } from "node:fs";
import type { Host } from "@rockpool/gateway-core/host/host";
import type { Logger } from "@rockpool/gateway-core/host/logger";
import { rockpoolDirs } from "@rockpool/gateway-core/host/rockpool-dirs";
import { settingsFileOptions, settingsPath } from "@rockpool/gateway-core/settings/settings-file";
import { openSettings, type SettingsStore } from "@rockpool/gateway-core/settings/settings-store";
import Conf from "conf";

/** The name that electron-store gives its file in the app: both read and write the same one. */
const configName = "settings";

/** The settings, from the file that the app uses too. Throws `home-missing`. */
export function openSettingsFile(host: Host, log: Logger): SettingsStore {
  const { config } = rockpoolDirs(host);
  return openSettings(
    () => {
      mkdirSync(config, { recursive: true, mode: 0o700 });
      return new Conf({ ...settingsFileOptions(config), configName });
    },
    { path: settingsPath(config), log },
  );
}
