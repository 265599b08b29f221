import { type PreferenceKey, preferenceKeys } from "../contract/settings/preferences.ts";
import { settingTable } from "../contract/settings/setting-table.ts";
import type { ApplyDesk } from "../lifecycle/apply/apply-desk.ts";
import type { SettingsStore } from "../settings/settings-store.ts";

export interface ApplyDeskOptions {
  settings: SettingsStore;
  observe: ApplyDesk["observe"];
}

/** Settings that a container is made of, in the order of the table. */
export const recreating: readonly PreferenceKey[] = preferenceKeys.filter(
  (name) => settingTable[name].applies === "recreate",
);

/** What is kept between the steps of an operation is in the settings: they are written whole, or not at all. */
export function createApplyDesk({ settings, observe }: ApplyDeskOptions): ApplyDesk {
  return {
    journal: () => settings.memory().apply,
    write: (apply) => settings.remember({ apply }),
    applied: () => settings.memory().applied,
    keepApplied: (hash) => settings.remember({ applied: { hash, preferences: settings.preferences() } }),
    goBackTo(applied) {
      const { preferences } = applied;
      const patch = Object.fromEntries(recreating.map((name) => [name, preferences[name]]));
      settings.setPreferences(patch);
      settings.remember({ applied });
    },
    shouldRun: () => settings.memory().shouldRun,
    observe,
  };
}
