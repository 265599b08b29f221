import type { SettingsPreview } from "../../contract/setting-calls.ts";
import {
  type Preferences,
  type PreferencesPatch,
  preferenceKeys,
} from "../../contract/settings/preferences.ts";
import { type SettingEntry, settingTable } from "../../contract/settings/setting-table.ts";

/** A change as the service would tell it, without a container behind it. */
export function fakePreview(now: Preferences, patch: PreferencesPatch): SettingsPreview {
  const after = { ...now, ...patch };
  const changes = preferenceKeys.flatMap((name) => {
    const { applies, field } = settingTable[name] as unknown as SettingEntry;
    if (JSON.stringify(now[name]) === JSON.stringify(after[name])) return [];
    return [{ name, applies, from: field.toText(now[name]), to: field.toText(after[name]) }];
  });
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
