import { RockpoolError } from "@rockpool/gateway-core/contract/rockpool-error";
import type { PreferenceKey, PreferencesPatch } from "@rockpool/gateway-core/contract/settings";
import type { Messages } from "@rockpool/messages/catalogue";
import { ask } from "../ask.ts";
import type { Context } from "../context.ts";
import { exitCode } from "../exit-code.ts";
import { overridesFromEnv, overrideVariables } from "../overrides.ts";
import { isSettingKey, settingFromText, settingKeys, settingToText } from "../setting-text.ts";
import { settledSnapshot } from "../settled-snapshot.ts";

export async function configList(context: Context): Promise<number> {
  const { output, messages } = context;
  const { bridge } = await context.service();
  const preferences = await ask(bridge, "settings.get", {});
  if (output.json) {
    output.document(preferences);
    return exitCode.ok;
  }
  const overridden = new Map(overridePatch(context).map(([key, variable]) => [key, variable]));
  const width = Math.max(...settingKeys.map((key) => key.length));
  for (const key of settingKeys) {
    const variable = overridden.get(key);
    const note = variable ? `  ${output.style.dim(messages.cli.config.overridden(variable))}` : "";
    output.line(
      `${output.style.dim(key.padEnd(width))}  ${settingToText(key, preferences, messages)}${note}`,
    );
  }
  return exitCode.ok;
}

export async function configGet(context: Context, name: string): Promise<number> {
  const { output, messages } = context;
  const key = knownKey(name, messages);
  const { bridge } = await context.service();
  const preferences = await ask(bridge, "settings.get", {});
  if (output.json) output.document({ [key]: preferences[key] });
  else output.line(settingToText(key, preferences, messages));
  return exitCode.ok;
}

/** With a key and a value; or with neither, to save what the environment overrides. */
export async function configSet(
  context: Context,
  name: string | undefined,
  text: string | undefined,
): Promise<number> {
  const { output, messages } = context;
  const words = messages.cli.config;
  const patch = name === undefined ? savedOverrides(context) : typedPatch(name, text, messages);
  const { bridge } = await context.service();
  const before = await ask(bridge, "settings.get", {});
  const preferences = await ask(bridge, "settings.set", { patch });
  if (output.json) {
    output.document(preferences);
    return exitCode.ok;
  }
  for (const key of Object.keys(patch) as PreferenceKey[]) {
    output.line(words.saved(key, settingToText(key, preferences, messages)));
  }
  // From the change itself: that the container differs from it is found out only later.
  const changed = recreating.some((key) => JSON.stringify(before[key]) !== JSON.stringify(preferences[key]));
  const container = changed ? (await settledSnapshot(bridge))?.gateway.container : null;
  if (container) output.note(container.status === "running" ? words.takesEffect : words.takesEffectAtUp);
  return exitCode.ok;
}

/** Settings that are fixed when a container is made. */
const recreating = ["image", "port", "state", "workspace"] as const satisfies readonly PreferenceKey[];

function typedPatch(name: string, text: string | undefined, messages: Messages): PreferencesPatch {
  const key = knownKey(name, messages);
  if (text === undefined) throw invalid(messages.cli.config.needsValue(key));
  return settingFromText(key, text, messages);
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

function knownKey(name: string, messages: Messages): PreferenceKey {
  if (isSettingKey(name)) return name;
  throw invalid(messages.cli.config.noSuchKey(name, settingKeys.join(", ")));
}

function invalid(message: string): RockpoolError {
  return new RockpoolError({ code: "input-invalid", message });
}
