import {
  type PreferenceKey,
  PreferencesPatch,
  preferenceKeys,
  settingEntry,
} from "../contract/settings/preferences.ts";
import { isSecretName } from "../contract/settings/secret-name.ts";
import type { SettingsImport } from "../contract/settings-import.ts";
import { readEnv } from "./read-env.ts";

/** Variables of the documentation that Rockpool needs no setting for; docs: install/docker/environment-variables. */
const ownWay =
  /^(?:COMPOSE_.*|OPENCLAW_(?:SANDBOX|DOCKER_SOCKET|SKIP_ONBOARDING|INSTALL_DOCKER_CLI|DISABLE_BONJOUR|GATEWAY_BIND|DOCKER_BUILD_.*|DOCKER_SETUP.*)|DOCKER_GID)$/;

/** Folders of the host in `.env`, where the setting is more than a text. */
const fromFolder: Partial<Record<PreferenceKey, (folder: string) => string>> = {
  state: (folder) => `bind:${folder}`,
};
/** Variables that say the opposite of the setting. */
const inverse: readonly PreferenceKey[] = ["sourceOverlays"];

/** A file of variables, as setup.sh writes it, as settings. Values of secrets are not looked at. */
export function importEnv(text: string): SettingsImport {
  const result: SettingsImport = { patch: {}, left: [], changed: [] };
  for (const [name, value] of Object.entries(readEnv(text))) {
    if (value === "") continue;
    const setting = settingOf(name);
    if (setting !== null) {
      const patch = patchOf(setting, value);
      if (patch === null) result.left.push({ what: name, why: "invalid" });
      else Object.assign(result.patch, patch);
    } else if (name === "OPENCLAW_GATEWAY_BIND" && /^(?:0\.0\.0\.0|127\.0\.0\.1|localhost|::)$/.test(value)) {
      result.changed.push("bind-alias");
    } else if (ownWay.test(name)) result.left.push({ what: name, why: "own-way" });
    else result.left.push({ what: name, why: isSecretName(name) ? "secret" : "unknown" });
  }
  return result;
}

export function settingOf(variable: string): PreferenceKey | null {
  return preferenceKeys.find((name) => settingEntry(name).variables.includes(variable)) ?? null;
}

/** null where the setting cannot have that value. */
export function patchOf(name: PreferenceKey, value: string): PreferencesPatch | null {
  const { field } = settingEntry(name);
  const read = field.fromText((fromFolder[name] ?? String)(value));
  const parsed = PreferencesPatch.safeParse({
    [name]: inverse.includes(name) && typeof read === "boolean" ? !read : read,
  });
  return parsed.success ? parsed.data : null;
}
