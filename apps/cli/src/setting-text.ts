import { RockpoolError } from "@rockpool/gateway-core/contract/rockpool-error";
import {
  type PreferenceKey,
  type Preferences,
  PreferencesPatch,
  preferenceKeys,
  settingEntry,
} from "@rockpool/gateway-core/contract/settings/preferences";
import { problemIn } from "@rockpool/gateway-core/contract/settings/setting-problem";
import type { Messages } from "@rockpool/messages/catalogue";

/** Keys as they are typed, `network.port`, in the order of the table. */
export const settingKeys: readonly string[] = preferenceKeys.map((name) => settingEntry(name).key);

/** The setting of a key; the part after the dot will do where only one has it. Throws `input-invalid`. */
export function settingNamed(key: string, messages: Messages): PreferenceKey {
  const exact = preferenceKeys.find((name) => settingEntry(name).key === key);
  if (exact !== undefined) return exact;
  const short = preferenceKeys.filter((name) => settingEntry(name).key.endsWith(`.${key}`));
  if (short.length === 1 && short[0] !== undefined) return short[0];
  throw new RockpoolError({
    code: "input-invalid",
    message: messages.cli.config.noSuchKey(key, settingKeys.join(", ")),
  });
}

/** A setting as it is typed and shown. `settingFromText` reads it back. */
export function settingToText(name: PreferenceKey, preferences: Preferences): string {
  return settingEntry(name).field.toText(preferences[name]);
}

/** Throws `input-invalid` with what is wrong in it, or with what the setting takes. */
export function settingFromText(name: PreferenceKey, text: string, messages: Messages): PreferencesPatch {
  const words = messages.cli.config;
  const { field, key } = settingEntry(name);
  const parsed = PreferencesPatch.safeParse({ [name]: field.fromText(text) });
  if (parsed.success) return parsed.data;
  const problem = problemIn(parsed.error);
  throw new RockpoolError({
    code: "input-invalid",
    message:
      problem === null
        ? words.badValue(key, text, words.settings[name].takes)
        : words.badPart(key, words.problems[problem.code](problem.item)),
    facts: { field: key },
  });
}
