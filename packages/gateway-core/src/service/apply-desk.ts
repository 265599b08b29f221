import { containerSettings } from "../contract/settings/setting-changes.ts";
import type { ApplyDesk } from "../lifecycle/apply/apply-desk.ts";
import type { SettingsStore } from "../settings/settings-store.ts";

export interface ApplyDeskOptions {
  settings: SettingsStore;
  observe: ApplyDesk["observe"];
}

/** What is kept between the steps of an operation is in the settings: they are written whole, or not at all. */
export function createApplyDesk({ settings, observe }: ApplyDeskOptions): ApplyDesk {
  return {
    journal: () => settings.memory().apply,
    write: (apply) => settings.remember({ apply }),
    applied: () => settings.memory().applied,
    keepApplied: (hash) => settings.remember({ applied: { hash, preferences: settings.preferences() } }),
    goBackTo(applied) {
      settings.setPreferences(containerSettings(applied.preferences));
      settings.remember({ applied });
    },
    shouldRun: () => settings.memory().shouldRun,
    observe,
  };
}
