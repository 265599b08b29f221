import type { SettingsPreview } from "../../contract/setting-calls.ts";
import { Preferences, type PreferencesPatch } from "../../contract/settings/preferences.ts";
import { settingChanges } from "../../contract/settings/setting-changes.ts";

/** A change as the service would tell it, without a container behind it. */
export function fakePreview(now: Preferences, patch: PreferencesPatch): SettingsPreview {
  const changes = settingChanges(now, Preferences.parse({ ...now, ...patch }));
  const recreates = changes.some(({ applies }) => applies === "recreate");
  const lines = (texts: string[]) => (recreates ? texts : []);
  return {
    changes,
    container: {
      removed: lines(changes.map(({ name, from }) => `--${name} ${from}`)),
      added: lines(changes.map(({ name, to }) => `--${name} ${to}`)),
    },
    interrupts: recreates,
  };
}
