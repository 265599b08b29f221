import { stringify } from "yaml";
import type { WrittenFile } from "../contract/adoption.ts";
import { preferenceKeys, settingEntry } from "../contract/settings/preferences.ts";
import type { ContainerSpec, MountSpec, PortSpec } from "../engine/container-spec.ts";
import {
  authSecretsPath,
  bridgePort,
  containerHome,
  gatewayPort,
  statePath,
  teamsPort,
  workspacePath,
} from "../gateway/container-paths.ts";
import { type ComposeProject, cliBeside, cliService, existing, gatewayService } from "./compose-project.ts";
import { composePort, composeService } from "./compose-service.ts";
import { envFile } from "./env-file.ts";
import { withoutOurLabels } from "./without-our-labels.ts";

export interface ExportInput {
  /** As it should be; without the values of secrets. */
  spec: ContainerSpec;
  /** Names in the environment whose values are in the container of before and nowhere else. */
  secretNames: readonly string[];
}

const composeFile = "docker-compose.yml";
const extraFile = "docker-compose.extra.yml";
/** What the documentation calls the folders that its compose file mounts; docs: install/docker, storage and persistence. */
const folders: Readonly<Record<string, string>> = {
  [statePath]: "OPENCLAW_CONFIG_DIR",
  [workspacePath]: "OPENCLAW_WORKSPACE_DIR",
  [authSecretsPath]: "OPENCLAW_AUTH_PROFILE_SECRET_DIR",
};
const publishedPorts: Readonly<Record<number, string>> = {
  [gatewayPort]: "OPENCLAW_GATEWAY_PORT",
  [bridgePort]: "OPENCLAW_BRIDGE_PORT",
  [teamsPort]: "OPENCLAW_MSTEAMS_PORT",
};
/** Variables of the container that have the same name in the documentation's `.env`. */
const handedOn: ReadonlySet<string> = new Set(preferenceKeys.flatMap((name) => settingEntry(name).variables));

/** In `.env` they are the host's folders and ports, in the container those of the container. */
const isOfHost: ReadonlySet<string> = new Set([...Object.values(folders), ...Object.values(publishedPorts)]);

/**
 * The gateway as a compose project with the services, files and variables of the documentation: what one would change stands
 * in `.env`, what setup.sh writes into its extra file stands there. `docker compose up -d` makes the same gateway.
 */
export function exportProject({ spec, secretNames }: ExportInput): ComposeProject {
  const values: Record<string, string | null> = {};
  const variable = (name: string, value: string) => {
    values[name] = value;
    return `\${${name}}`;
  };
  const own = spec.mounts.filter((mount) => !isExtra(mount));
  const extra = spec.mounts.filter(isExtra);
  const secrets = Object.fromEntries(secretNames.map((name) => [name, ""]));
  const { service, notSaid, networks, volumes } = composeService(
    { ...withoutOurLabels(spec), mounts: own, env: { ...spec.env, ...secrets } },
    secretNames,
  );
  service.image = variable("OPENCLAW_IMAGE", spec.image);
  service.ports = spec.ports.map((port) => publish(port, variable));
  service.volumes = own.map((mount, at) => folder(mount, (service.volumes as unknown[])[at], variable));
  service.environment = environment(service.environment as Record<string, string>, spec.env, variable);
  for (const name of secretNames) values[name] = null;

  const files: WrittenFile[] = [
    yaml(composeFile, {
      services: { [gatewayService]: service, [cliService]: cliBeside(service) },
      ...named(volumes),
      ...existing("networks", networks),
    }),
  ];
  if (extra.length > 0) {
    const { service: more, volumes: others } = composeService({ ...spec, mounts: extra }, []);
    const mounts = { volumes: more.volumes };
    files.push(
      yaml(extraFile, {
        services: { [gatewayService]: mounts, [cliService]: mounts },
        ...named(others),
      }),
    );
    // Without it the second file would have to be named with each command.
    values.COMPOSE_PATH_SEPARATOR = ":";
    values.COMPOSE_FILE = `${composeFile}:${extraFile}`;
  }
  files.push({ name: ".env", content: envFile(values), mode: 0o600 });
  return { files, notSaid };
}

/** What setup.sh writes into its extra file: the home, and what a person mounts besides. */
function isExtra({ target }: MountSpec): boolean {
  return target === containerHome || (!(target in folders) && !target.endsWith("/plugin-runtime-deps"));
}

type Variable = (name: string, value: string) => string;

function publish(port: PortSpec, variable: Variable): string {
  const name = publishedPorts[port.containerPort];
  return composePort(port, name === undefined ? undefined : variable(name, String(port.hostPort)));
}

function folder(
  { kind, source, target, options }: MountSpec,
  rendered: unknown,
  variable: Variable,
): unknown {
  const name = folders[target];
  if (kind !== "bind" || name === undefined || options !== undefined) return rendered;
  return { ...(rendered as object), source: variable(name, source) };
}

function environment(
  rendered: Readonly<Record<string, string>>,
  env: ContainerSpec["env"],
  variable: Variable,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(rendered).map(([name, text]) => {
      const value = env[name];
      if (value === undefined) return [name, text];
      if (name === "TZ") return [name, variable("OPENCLAW_TZ", value)];
      return [name, handedOn.has(name) && !isOfHost.has(name) ? variable(name, value) : text];
    }),
  );
}

/** By their names on the engine, made where they are not there: an export is for another computer, too. */
function named(volumes: readonly string[]): Record<string, unknown> {
  if (volumes.length === 0) return {};
  return { volumes: Object.fromEntries(volumes.map((name) => [name, { name }])) };
}

function yaml(name: string, document: unknown): WrittenFile {
  return { name, content: stringify(document, { lineWidth: 0, aliasDuplicateObjects: false }), mode: 0o644 };
}
