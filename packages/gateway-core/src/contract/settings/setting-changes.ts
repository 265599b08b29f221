import { type PreferenceKey, type Preferences, preferenceKeys, settingEntry } from "./preferences.ts";
import type { SettingApplies } from "./setting-table.ts";

export interface SettingChange {
  name: PreferenceKey;
  applies: SettingApplies;
  /** Both as they are typed. */
  from: string;
  to: string;
}

/** What differs, in the order of the table. */
export function settingChanges(before: Preferences, after: Preferences): SettingChange[] {
  return preferenceKeys.flatMap((name) => {
    if (JSON.stringify(before[name]) === JSON.stringify(after[name])) return [];
    const { applies, field } = settingEntry(name);
    return [{ name, applies, from: field.toText(before[name]), to: field.toText(after[name]) }];
  });
}

/** Of these, what a container is made of. */
export function containerSettings(preferences: Preferences): Partial<Preferences> {
  const names = preferenceKeys.filter((name) => settingEntry(name).applies === "recreate");
  return Object.fromEntries(names.map((name) => [name, preferences[name]]));
}
