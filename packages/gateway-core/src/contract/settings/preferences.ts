import { z } from "zod";
import { type SettingEntry, settingTable } from "./setting-table.ts";

type Table = typeof settingTable;
type Whole = { [K in keyof Table]: z.ZodDefault<Table[K]["field"]["schema"]> };
type Part = { [K in keyof Table]: Table[K]["field"]["schema"] };

export type PreferenceKey = keyof Table;
export const preferenceKeys = Object.keys(settingTable) as PreferenceKey[];

/** The table's own entries know their kinds of value; whoever goes through all of them does not. */
export function settingEntry(name: PreferenceKey): SettingEntry {
  return settingTable[name];
}

/** What a person may change. Everything has a default, so `{}` parses to a complete value. */
export const Preferences = z.object(
  shape(({ field, default: value }) => field.schema.default(value)) as unknown as Whole,
);
export type Preferences = z.infer<typeof Preferences>;

/**
 * A change of some preferences. Not `Preferences.partial()`: an optional field with a default is filled in all the same,
 * and a change of one setting would reset the others.
 */
export const PreferencesPatch = z
  .object(shape(({ field }) => field.patch ?? field.schema) as unknown as Part)
  .partial();
export type PreferencesPatch = z.infer<typeof PreferencesPatch>;

function shape(schemaOf: (entry: SettingEntry) => z.ZodType): Record<string, z.ZodType> {
  return Object.fromEntries(preferenceKeys.map((name) => [name, schemaOf(settingEntry(name))]));
}
