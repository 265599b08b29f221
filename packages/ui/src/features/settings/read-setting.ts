import {
  type PreferenceKey,
  PreferencesPatch,
  preferenceKeys,
  settingEntry,
} from "@rockpool/gateway-core/contract/settings/preferences";
import { problemIn } from "@rockpool/gateway-core/contract/settings/setting-problem";
import type { SettingGroup } from "@rockpool/gateway-core/contract/settings/setting-table";
import type { settingWords } from "@rockpool/messages/setting-words";

export type SettingWords = (typeof settingWords)["en"];

export function groupOf(name: PreferenceKey): SettingGroup {
  return settingEntry(name).key.split(".")[0] as SettingGroup;
}

export function inGroup(group: SettingGroup): PreferenceKey[] {
  return preferenceKeys.filter((name) => groupOf(name) === group);
}

/** By its label, what it does, its key or the variable that it stands for. */
export function matching(search: string, words: SettingWords): PreferenceKey[] {
  const wanted = search.trim().toLowerCase();
  return preferenceKeys.filter((name) => {
    const { key, variables } = settingEntry(name);
    const { label, hint } = words.names[name];
    return [label, hint, key, ...variables].some((text) => text.toLowerCase().includes(wanted));
  });
}

/** What a text means, or what is wrong with it. */
export function readSetting(
  name: PreferenceKey,
  text: string,
  words: SettingWords,
): { patch: PreferencesPatch; error: null } | { patch: null; error: string } {
  const parsed = PreferencesPatch.safeParse({ [name]: settingEntry(name).field.fromText(text) });
  if (parsed.success) return { patch: parsed.data, error: null };
  const problem = problemIn(parsed.error);
  const error =
    problem === null ? words.give(words.names[name].takes) : words.problems[problem.code](problem.item);
  return { patch: null, error };
}
