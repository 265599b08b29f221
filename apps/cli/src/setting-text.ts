import { RockpoolError } from "@rockpool/gateway-core/contract/rockpool-error";
import { type PreferenceKey, Preferences, PreferencesPatch } from "@rockpool/gateway-core/contract/settings";
import type { Messages } from "@rockpool/messages/catalogue";

export const settingKeys = Object.keys(Preferences.shape) as PreferenceKey[];

export function isSettingKey(key: string): key is PreferenceKey {
  return Object.hasOwn(Preferences.shape, key);
}

/** A setting as it is typed and shown. `settingFromText` reads it back. */
export function settingToText(key: PreferenceKey, preferences: Preferences, messages: Messages): string {
  const { yes, no } = messages.cli.config;
  switch (key) {
    case "state": {
      const { state } = preferences;
      if (state.kind === "auto") return "auto";
      return state.kind === "bind" ? `bind:${state.path}` : `volume:${state.name}`;
    }
    case "workspace":
      return preferences.workspace === "auto" ? "auto" : preferences.workspace.path;
    case "engine":
      return preferences.engine ?? "auto";
    case "restartUnhealthy":
    case "stopOnQuit":
    case "checkForNewImages":
      return preferences[key] ? yes : no;
    case "image":
    case "port":
    case "keepImages":
    case "keepCheckpoints":
    case "theme":
      return String(preferences[key]);
  }
}

/** Throws `input-invalid` with what the setting takes. */
export function settingFromText(key: PreferenceKey, text: string, messages: Messages): PreferencesPatch {
  const words = messages.cli.config;
  const parsed = PreferencesPatch.safeParse({ [key]: valueFromText(key, text) });
  if (parsed.success) return parsed.data;
  throw new RockpoolError({
    code: "input-invalid",
    message: words.badValue(key, text, words.keys[key]),
    facts: { field: key },
  });
}

function valueFromText(key: PreferenceKey, text: string): unknown {
  switch (key) {
    case "port":
    case "keepImages":
    case "keepCheckpoints":
      return /^\d+$/.test(text) ? Number(text) : text;
    case "state": {
      if (text === "auto") return { kind: "auto" };
      const [, kind, rest] = /^(bind|volume):(.+)$/s.exec(text) ?? [];
      return kind === "bind" ? { kind, path: rest } : kind === "volume" ? { kind, name: rest } : text;
    }
    case "workspace":
      return text === "auto" ? "auto" : { path: text };
    case "engine":
      return text === "auto" ? null : text;
    case "restartUnhealthy":
    case "stopOnQuit":
    case "checkForNewImages":
      return /^(yes|true|on|1)$/i.test(text) ? true : /^(no|false|off|0)$/i.test(text) ? false : text;
    default:
      return text;
  }
}
