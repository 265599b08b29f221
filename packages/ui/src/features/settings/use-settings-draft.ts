import {
  type PreferenceKey,
  type Preferences,
  type PreferencesPatch,
  settingEntry,
} from "@rockpool/gateway-core/contract/settings/preferences";
import { useApp, useAppState } from "../../state/app-context.tsx";
import { useAsk } from "../../state/use-ask.ts";
import { readSetting, type SettingWords } from "./read-setting.ts";

export interface Setting {
  readonly name: PreferenceKey;
  /** As it is typed: the draft, or what is saved. */
  readonly text: string;
  readonly error: string | null;
  readonly changed: boolean;
  /** Another value; what needs no container counts at once where a click says all. */
  readonly change: (text: string) => void;
}

/** Settings as they are typed: collected until they are applied together. */
export function useSettingsDraft(preferences: Preferences, words: SettingWords) {
  const { store } = useApp();
  const ask = useAsk();
  const draft = useAppState((state) => state.draft);
  const savedText = (name: PreferenceKey) => settingEntry(name).field.toText(preferences[name]);
  const names = (Object.keys(draft) as PreferenceKey[]).filter((name) => draft[name] !== savedText(name));
  const read = names.map((name) => readSetting(name, draft[name] ?? "", words));
  const patch = Object.assign({}, ...read.map((each) => each.patch)) as PreferencesPatch;

  function change(name: PreferenceKey, text: string): void {
    const { applies, field } = settingEntry(name);
    const counts = field.control.kind === "switch" || field.control.kind === "choice";
    const { patch: one } = readSetting(name, text, words);
    if (applies === "nothing" && counts && one !== null) void ask("settings.set", { patch: one });
    else store.setState(({ draft: before }) => ({ draft: { ...before, [name]: text } }));
  }

  return {
    /** Of all that was changed; what cannot be is not in it. */
    patch,
    count: names.length,
    valid: read.every(({ error }) => error === null),
    clear: () => store.setState({ draft: {} }),
    setting(name: PreferenceKey): Setting {
      const text = draft[name] ?? savedText(name);
      const changed = text !== savedText(name);
      const error = changed ? readSetting(name, text, words).error : null;
      return { name, text, error, changed, change: (next) => change(name, next) };
    },
  };
}
