import { RockpoolError } from "@rockpool/gateway-core/contract/rockpool-error";
import {
  type PreferenceKey,
  type Preferences,
  type PreferencesPatch,
  preferenceKeys,
  settingEntry,
} from "@rockpool/gateway-core/contract/settings/preferences";
import type { Messages } from "@rockpool/messages/catalogue";
import { ask } from "../ask.ts";
import type { Context } from "../context.ts";
import { exitCode } from "../exit-code.ts";
import { overridesFromEnv, overrideVariables } from "../overrides.ts";
import { settingFromText, settingKeys, settingNamed, settingToText } from "../setting-text.ts";
import { settledSnapshot } from "../settled-snapshot.ts";

export async function configList(context: Context): Promise<number> {
  const { output, messages } = context;
  const { bridge } = await context.service();
  const preferences = await ask(bridge, "settings.get", {});
  if (output.json) {
    output.document(byKey(preferenceKeys, preferences));
    return exitCode.ok;
  }
  const overridden = new Map(overridePatch(context).map(([key, variable]) => [key, variable]));
  const width = Math.max(...settingKeys.map((key) => key.length));
  for (const name of preferenceKeys) {
    const variable = overridden.get(name);
    const note = variable ? `  ${output.style.dim(messages.cli.config.overridden(variable))}` : "";
    const { key } = settingEntry(name);
    output.line(
      `${output.style.dim(key.padEnd(width))}  ${settingToText(name, preferences)}${note}`.trimEnd(),
    );
  }
  return exitCode.ok;
}

export async function configGet(context: Context, key: string): Promise<number> {
  const { output, messages } = context;
  const name = settingNamed(key, messages);
  const { bridge } = await context.service();
  const preferences = await ask(bridge, "settings.get", {});
  if (output.json) output.document(byKey([name], preferences));
  else output.line(settingToText(name, preferences));
  return exitCode.ok;
}

/** Back to its default. */
export function configUnset(context: Context, key: string): Promise<number> {
  const name = settingNamed(key, context.messages);
  return save(context, { [name]: settingEntry(name).default });
}

/** With a key and a value; or with neither, to save what the environment overrides. */
export async function configSet(
  context: Context,
  key: string | undefined,
  text: string | undefined,
): Promise<number> {
  return save(context, key === undefined ? savedOverrides(context) : typedPatch(key, text, context.messages));
}

async function save(context: Context, patch: PreferencesPatch): Promise<number> {
  const { output, messages } = context;
  const words = messages.cli.config;
  const { bridge } = await context.service();
  const before = await ask(bridge, "settings.get", {});
  const preferences = await ask(bridge, "settings.set", { patch });
  const names = Object.keys(patch) as PreferenceKey[];
  if (output.json) {
    output.document(byKey(names, preferences));
    return exitCode.ok;
  }
  for (const name of names) {
    output.line(words.saved(settingEntry(name).key, settingToText(name, preferences)));
  }
  if (patch.reach === "network") output.note(words.opensToNetwork);
  // From the change itself: that the container differs from it is found out only later.
  const changed = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(preferences[name]));
  const applies = changed.map((name) => settingEntry(name).applies);
  if (applies.includes("rebuild")) output.note(words.takesEffectAtBuild);
  const container = applies.includes("recreate") ? (await settledSnapshot(bridge))?.gateway.container : null;
  if (container) output.note(container.status === "running" ? words.takesEffect : words.takesEffectAtUp);
  return exitCode.ok;
}

function byKey(names: readonly PreferenceKey[], preferences: Preferences): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [settingEntry(name).key, preferences[name]]));
}

function typedPatch(key: string, text: string | undefined, messages: Messages): PreferencesPatch {
  const name = settingNamed(key, messages);
  if (text === undefined) throw invalid(messages.cli.config.needsValue(settingEntry(name).key));
  return settingFromText(name, text, messages);
}

function savedOverrides(context: Context): PreferencesPatch {
  const patch = Object.assign({}, ...overridePatch(context).map(([, , value]) => value)) as PreferencesPatch;
  if (Object.keys(patch).length === 0) throw invalid(context.messages.cli.config.nothingToSave);
  return patch;
}

/** What the environment would change, as setting, variable and patch. */
function overridePatch({ host, messages }: Context): [PreferenceKey, string, PreferencesPatch][] {
  const { image, port, stateDir, workspaceDir } = overridesFromEnv(host, messages);
  const patch: [PreferenceKey, string, PreferencesPatch][] = [];
  if (image !== undefined) patch.push(["image", overrideVariables.image, { image }]);
  if (port !== undefined) patch.push(["port", overrideVariables.port, { port }]);
  if (stateDir !== undefined) {
    patch.push(["state", overrideVariables.stateDir, { state: { kind: "bind", path: stateDir } }]);
  }
  if (workspaceDir !== undefined) {
    patch.push(["workspace", overrideVariables.workspaceDir, { workspace: { path: workspaceDir } }]);
  }
  return patch;
}

function invalid(message: string): RockpoolError {
  return new RockpoolError({ code: "input-invalid", message });
}
