import type { ContainerSpec, HealthcheckSpec, MountSpec, PortSpec } from "../engine/container-spec.ts";
import { carriedKeys } from "./carried-keys.ts";

/** A service as YAML will have it. */
export type Service = Record<string, unknown>;

export interface RenderedService {
  service: Service;
  /** Settings that compose has no word for, by the engine's name of them. */
  notSaid: string[];
  /** Networks and volumes that are there already, by name: compose is not to make them. */
  networks: string[];
  volumes: string[];
}

/**
 * A container as a service of a compose file. Values are literal: a dollar sign is doubled where compose would read a
 * variable. `secrets` names variables whose values stand in `.env`.
 */
export function composeService(spec: ContainerSpec, secrets: readonly string[]): RenderedService {
  const notSaid: string[] = [];
  const { carried = {} } = spec;
  const other: Service = {};
  const translate = (section: "config" | "hostConfig") => {
    const keys: Readonly<Record<string, string>> = carriedKeys[section];
    for (const [name, value] of Object.entries(carried[section] ?? {})) {
      const key = keys[name];
      if (key !== undefined) other[key] = literal(value);
      else if (!special(name, value, other)) notSaid.push(name);
    }
  };
  translate("config");
  translate("hostConfig");
  const securityOpt = [
    ...(spec.noNewPrivileges ? ["no-new-privileges:true"] : []),
    ...(spec.selinuxDisabled ? ["label=disable"] : []),
    ...((other.security_opt as string[] | undefined) ?? []),
  ];
  const network = networksOf(spec);
  const volumes = spec.mounts.filter(({ kind }) => kind === "volume").map(({ source }) => source);
  const service: Service = {
    image: literal(spec.image),
    container_name: spec.name,
    ...given("entrypoint", spec.entrypoint && literal(spec.entrypoint)),
    ...(spec.command.length > 0 ? { command: literal(spec.command) } : {}),
    ...given("user", spec.user),
    ...given("working_dir", spec.workingDir && literal(spec.workingDir)),
    ...filled("environment", environment(spec.env, secrets)),
    ...filled("labels", literal(spec.labels) as object),
    ...filled("volumes", spec.mounts.map(volume)),
    ...filled(
      "ports",
      spec.ports.map((port) => composePort(port)),
    ),
    ...network.words,
    ...filled("extra_hosts", literal(spec.extraHosts) as object),
    ...(spec.init ? { init: true } : {}),
    ...filled("cap_drop", [...spec.capDrop]),
    ...filled("cap_add", [...(spec.capAdd ?? [])]),
    ...other,
    ...filled("security_opt", securityOpt),
    ...given("pids_limit", spec.pidsLimit),
    ...given("mem_limit", spec.memoryBytes),
    ...given("cpus", spec.cpus),
    restart: restart(spec.restart),
    stop_grace_period: `${spec.stopTimeoutSeconds}s`,
    ...given("healthcheck", spec.healthcheck && healthcheck(spec.healthcheck)),
    ...given("logging", spec.logRotation && logging(spec.logRotation)),
    ...given("tty", spec.tty),
    ...given("stdin_open", spec.openStdin),
  };
  return { service, notSaid, networks: network.names, volumes: [...new Set(volumes)] };
}

/** Settings whose shape is another in compose. Answers whether it was one of them. */
function special(name: string, value: unknown, other: Service): boolean {
  switch (name) {
    case "Tmpfs":
      other.tmpfs = Object.entries(value as Record<string, string>).map(([target, options]) =>
        options === "" ? target : `${target}:${options}`,
      );
      return true;
    case "Ulimits":
      other.ulimits = Object.fromEntries(
        (value as { Name: string; Soft: number; Hard: number }[]).map(({ Name, Soft, Hard }) => [
          Name,
          { soft: Soft, hard: Hard },
        ]),
      );
      return true;
    case "Devices":
      other.devices = (
        value as { PathOnHost: string; PathInContainer: string; CgroupPermissions: string }[]
      ).map(({ PathOnHost, PathInContainer, CgroupPermissions }) =>
        literalText(`${PathOnHost}:${PathInContainer}:${CgroupPermissions}`),
      );
      return true;
    case "NanoCpus":
      other.cpus = (value as number) / 1e9;
      return true;
    case "LogConfig": {
      const { Type, Config } = value as { Type: string; Config?: Record<string, string> };
      other.logging = { driver: Type, ...filled("options", literal(Config ?? {}) as object) };
      return true;
    }
    default:
      return false;
  }
}

function environment(env: ContainerSpec["env"], secrets: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).map(([name, value]) => [
      name,
      // A start without it fails at once, and says which one is missing.
      secrets.includes(name) ? `\${${name}:?is missing in .env}` : literalText(value),
    ]),
  );
}

/** Long, so that a colon in a path is no separator; short only where docker's own words have to be kept. */
function volume({ kind, source, target, readOnly, options }: MountSpec): unknown {
  if (options !== undefined) {
    const words = [...(readOnly ? ["ro"] : []), options].join(",");
    return literalText(`${source}:${target}:${words}`);
  }
  return {
    type: kind,
    source: literalText(source),
    target: literalText(target),
    ...(readOnly ? { read_only: true } : {}),
  };
}

/** In the short form; `outside` stands for the host's port, such as a variable. */
export function composePort(
  { hostIp, hostPort, containerPort, protocol }: PortSpec,
  outside: string = String(hostPort),
): string {
  const address = hostIp.includes(":") ? `[${hostIp}]` : hostIp;
  const end = protocol === undefined ? "" : `/${protocol}`;
  return `${address === "" ? "" : `${address}:`}${outside}:${containerPort}${end}`;
}

function networksOf({ network, carried }: ContainerSpec): { words: Service; names: string[] } {
  const asked = carried?.networks ?? {};
  if (network !== undefined && /^(?:host|none|container:)/.test(network))
    return { words: { network_mode: network }, names: [] };
  const names = [
    ...new Set([...(network === undefined || isDefault(network) ? [] : [network]), ...Object.keys(asked)]),
  ].filter((name) => !isDefault(name));
  // The engine's own network: compose would make one of its own for the project.
  if (names.length === 0) return { words: { network_mode: "bridge" }, names };
  const words = Object.fromEntries(names.map((name) => [name, endpoint(asked[name] ?? {})]));
  return { words: { networks: words }, names };
}

function isDefault(name: string): boolean {
  return name === "default" || name === "bridge";
}

function endpoint(asked: Readonly<Record<string, unknown>>): Service | null {
  const { Aliases: aliases, IPAMConfig } = asked as {
    Aliases?: string[];
    IPAMConfig?: { IPv4Address?: string; IPv6Address?: string };
  };
  const words = {
    ...filled("aliases", aliases ?? []),
    ...given("ipv4_address", IPAMConfig?.IPv4Address),
    ...given("ipv6_address", IPAMConfig?.IPv6Address),
  };
  return Object.keys(words).length === 0 ? null : words;
}

function restart({ name, maximumRetryCount }: ContainerSpec["restart"]): string {
  return maximumRetryCount ? `${name}:${maximumRetryCount}` : name;
}

function healthcheck(check: HealthcheckSpec): Service {
  return {
    test: literal(check.test),
    interval: `${check.intervalSeconds}s`,
    timeout: `${check.timeoutSeconds}s`,
    start_period: `${check.startPeriodSeconds}s`,
    retries: check.retries,
  };
}

function logging({ maxSize, maxFile }: NonNullable<ContainerSpec["logRotation"]>): Service {
  return { driver: "json-file", options: { "max-size": maxSize, "max-file": String(maxFile) } };
}

/** The same with every dollar sign doubled: compose reads `$` as the beginning of a variable. */
function literal(value: unknown): unknown {
  if (typeof value === "string") return literalText(value);
  if (Array.isArray(value)) return value.map(literal);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, literal(each)]));
}

function literalText(text: string): string {
  return text.replaceAll("$", "$$$$");
}

function given<K extends string>(key: K, value: unknown): Partial<Record<K, unknown>> {
  return value === undefined || value === false ? {} : ({ [key]: value } as Record<K, unknown>);
}

function filled<K extends string>(key: K, value: object): Partial<Record<K, unknown>> {
  return Object.keys(value).length === 0 ? {} : ({ [key]: value } as Record<K, unknown>);
}
