import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Host } from "../host/host.ts";
import { rockpoolDirs } from "../host/rockpool-dirs.ts";
import type { ChangeDesk } from "../lifecycle/change/change-desk.ts";
import type { SettingsStore } from "../settings/settings-store.ts";
import type { StateHolder } from "./service-state.ts";

export interface ChangeDeskOptions {
  host: Host;
  settings: SettingsStore;
  state: StateHolder;
  observe: ChangeDesk["observe"];
  pull: ChangeDesk["pull"];
}

/** What a change of version keeps between its steps is in the settings: they are written whole, or not at all. */
export function createChangeDesk({ host, settings, state, observe, pull }: ChangeDeskOptions): ChangeDesk {
  return {
    observe,
    pull,
    journal: () => settings.memory().change,
    write: (change) => settings.remember({ change }),
    checkpoints: () => settings.memory().checkpoints,
    keep: (checkpoints) => settings.remember({ checkpoints: [...checkpoints] }),
    keepCheckpoints: () => settings.preferences().keepCheckpoints,
    instanceId: () => settings.memory().instanceId,
    wishedImage: () => state.get().overrides.image ?? settings.preferences().image,
    wish(reference) {
      settings.setPreferences({ image: reference });
      const { image: _image, ...overrides } = state.get().overrides;
      state.change({ overrides });
    },
    know(locator) {
      const { knownStates } = settings.memory();
      if (!knownStates.includes(locator)) settings.remember({ knownStates: [...knownStates, locator] });
    },
    putBack(locator, version) {
      const { [locator]: _newer, ...others } = settings.memory().stateVersions;
      settings.remember({ stateVersions: version === null ? others : { ...others, [locator]: version } });
    },
    async keepLog(text) {
      const { log } = rockpoolDirs(host);
      await mkdir(log, { recursive: true, mode: 0o700 });
      const file = path.join(log, `taken-back-${new Date().toISOString().replaceAll(/[:.]/g, "-")}.log`);
      await writeFile(file, text, { mode: 0o600 });
      return file;
    },
  };
}
