import { PlainVariables } from "../contract/settings/plain-variables.ts";
import { type PreferenceKey, PreferencesPatch } from "../contract/settings/preferences.ts";
import { isSecretName } from "../contract/settings/secret-name.ts";
import type { SettingsImport } from "../contract/settings-import.ts";
import type { ContainerSpec, MountSpec } from "../engine/container-spec.ts";
import {
  authSecretsPath,
  bridgePort,
  containerHome,
  gatewayPort,
  statePath,
  teamsPort,
  workspacePath,
} from "../gateway/container-paths.ts";
import { patchOf, settingOf } from "./import-env.ts";

const portSettings: Readonly<Record<number, PreferenceKey>> = {
  [gatewayPort]: "port",
  [bridgePort]: "bridgePort",
  [teamsPort]: "teamsPort",
};
/** Of the container, not of the host: Rockpool says them by itself. */
const inside =
  /^(?:HOME|TERM|XDG_CACHE_HOME|npm_config_cache|OPENCLAW_(?:HOME|STATE_DIR|CONFIG_DIR|CONFIG_PATH|WORKSPACE_DIR|GATEWAY_PORT|GATEWAY_BIND|DISABLE_BONJOUR|PLUGIN_STAGE_DIR))$/;

/** A container as settings: what they have no word for is told, and secrets are not taken. */
export function importContainer(spec: ContainerSpec): SettingsImport {
  const result: SettingsImport = { patch: {}, left: [], changed: [] };
  const take = (what: string, patch: PreferencesPatch | null) => {
    if (patch === null) result.left.push({ what, why: "invalid" });
    else Object.assign(result.patch, patch);
  };
  take("image", patchOf("image", spec.image));
  for (const { containerPort, hostPort, hostIp } of spec.ports) {
    const name = portSettings[containerPort];
    if (name === undefined) result.left.push({ what: `ports: ${containerPort}`, why: "unknown" });
    else take(`ports: ${containerPort}`, checked({ [name]: hostPort }));
    if (!/^(?:127\.|::1$|localhost$)/.test(hostIp) && !result.changed.includes("beyond-loopback"))
      result.changed.push("beyond-loopback");
  }
  takeMounts(spec, take);
  takeEnvironment(spec, result, take);
  const { memoryBytes, cpus, pidsLimit, carried } = spec;
  if (memoryBytes !== undefined) take("mem_limit", checked({ memory: memoryBytes }));
  if (cpus !== undefined) take("cpus", checked({ cpus }));
  if (pidsLimit !== undefined) take("pids_limit", checked({ pids: pidsLimit }));
  const networks = networksOf(spec);
  if (networks.length > 0) take("networks", checked({ networks }));
  if (/^(?:host|none|container:|service:)/.test(spec.network ?? ""))
    result.left.push({ what: `network_mode: ${spec.network ?? ""}`, why: "unknown" });
  const others = [...Object.keys(carried?.config ?? {}), ...Object.keys(carried?.hostConfig ?? {})];
  result.left.push(...others.map((what) => ({ what, why: "unknown" as const })));
  return result;
}

/** Networks by name; the engine's own, and what is no network, are none. */
function networksOf({ network = "", carried }: ContainerSpec): string[] {
  const all = [network, ...Object.keys(carried?.networks ?? {})];
  return [...new Set(all)].filter(
    (name) => !/^(?:|default|bridge|host|none|container:.*|service:.*)$/.test(name),
  );
}

type Take = (what: string, patch: PreferencesPatch | null) => void;

function takeMounts({ mounts, env }: ContainerSpec, take: Take): void {
  const extraMounts: unknown[] = [];
  for (const { kind, source, target, readOnly = false, options = "" } of mounts) {
    const what = `volumes: ${target}`;
    if (kind === "bind" && source.startsWith(".")) {
      take(what, null);
      continue;
    }
    if (target === statePath)
      take(what, checked({ state: kind === "bind" ? { kind, path: source } : { kind, name: source } }));
    else if (target === workspacePath && kind === "bind")
      take(what, checked({ workspace: { path: source } }));
    else if (target === authSecretsPath && kind === "bind") take(what, checked({ authSecrets: source }));
    else if (target === containerHome) take(what, checked({ homeVolume: source }));
    else if (isStage({ kind, source, target }, env)) take(what, checked({ stageDir: target }));
    else extraMounts.push({ source, target, readOnly, options });
  }
  if (extraMounts.length > 0) take("volumes", checked({ extraMounts }));
}

function isStage({ kind, target }: MountSpec, env: ContainerSpec["env"]): boolean {
  return (
    kind === "volume" && (target === env.OPENCLAW_PLUGIN_STAGE_DIR || target.endsWith("/plugin-runtime-deps"))
  );
}

function takeEnvironment({ env }: ContainerSpec, result: SettingsImport, take: Take): void {
  const variables: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    if (value === "" || inside.test(name)) continue;
    const setting = settingOf(name);
    if (name === "TZ") take(name, patchOf("timeZone", value));
    else if (setting !== null) take(name, patchOf(setting, value));
    else if (isSecretName(name)) result.left.push({ what: name, why: "secret" });
    else if (PlainVariables.safeParse({ [name]: value }).success) variables[name] = value;
    else result.left.push({ what: name, why: "invalid" });
  }
  if (Object.keys(variables).length > 0) take("environment", checked({ variables }));
}

function checked(patch: Readonly<Record<string, unknown>>): PreferencesPatch | null {
  const parsed = PreferencesPatch.safeParse(patch);
  return parsed.success ? parsed.data : null;
}
