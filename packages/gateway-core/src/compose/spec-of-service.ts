import type { z } from "zod";
import { RockpoolError } from "../contract/rockpool-error.ts";
import type { CarriedSettings, ContainerSpec, MountSpec, PortSpec } from "../engine/container-spec.ts";
import { carriedKeys } from "./carried-keys.ts";
import type { KnownService, KnownVolume } from "./known-service.ts";

/** Words that stand for a setting of the engine in the same shape. */
export const carriedWords = new Map<string, ["config" | "hostConfig", string]>(
  (["config", "hostConfig"] as const).flatMap((section) =>
    Object.entries(carriedKeys[section]).map(
      ([name, word]) => [word, [section, name]] as [string, ["config" | "hostConfig", string]],
    ),
  ),
);

/** `all` is the service with what is carried under the engine's own names. */
export function specOfService(service: KnownService, all: Record<string, unknown>): ContainerSpec {
  const { security_opt = [], healthcheck, logging, networks, network_mode } = service;
  const [first] = Object.keys(networks ?? {});
  const network = network_mode === "bridge" ? undefined : (network_mode ?? first);
  const rotation = rotationOf(logging);
  const carried = carriedOf(all, service);
  return {
    name: service.container_name ?? "",
    image: service.image,
    ...(service.entrypoint === undefined ? {} : { entrypoint: service.entrypoint }),
    command: service.command ?? [],
    env: service.environment ?? {},
    labels: service.labels ?? {},
    ...(service.user === undefined ? {} : { user: service.user }),
    ...(service.working_dir === undefined ? {} : { workingDir: service.working_dir }),
    mounts: (service.volumes ?? []).map(mountOf),
    ports: (service.ports ?? []).map(portOf),
    extraHosts: service.extra_hosts ?? [],
    init: service.init ?? false,
    capDrop: service.cap_drop ?? [],
    ...(service.cap_add === undefined ? {} : { capAdd: service.cap_add }),
    noNewPrivileges: security_opt.some((each) => /^no-new-privileges(?::true)?$/.test(each)),
    ...(security_opt.includes("label=disable") ? { selinuxDisabled: true } : {}),
    ...(service.pids_limit === undefined ? {} : { pidsLimit: service.pids_limit }),
    ...(service.mem_limit === undefined ? {} : { memoryBytes: service.mem_limit }),
    ...(service.cpus === undefined ? {} : { cpus: service.cpus }),
    restart: restartOf(service.restart ?? "no"),
    stopTimeoutSeconds: service.stop_grace_period ?? 10,
    ...(healthcheck === undefined
      ? {}
      : {
          healthcheck: {
            test: healthcheck.test,
            intervalSeconds: healthcheck.interval,
            timeoutSeconds: healthcheck.timeout,
            startPeriodSeconds: healthcheck.start_period,
            retries: healthcheck.retries,
          },
        }),
    ...(rotation === null ? {} : { logRotation: rotation }),
    ...(network === undefined ? {} : { network }),
    ...(service.tty ? { tty: true } : {}),
    ...(service.stdin_open ? { openStdin: true } : {}),
    ...(Object.keys(carried).length === 0 ? {} : { carried }),
  };
}

function carriedOf(filled: Record<string, unknown>, service: KnownService): CarriedSettings {
  const config: Record<string, unknown> = {};
  const hostConfig: Record<string, unknown> = {};
  for (const [word, value] of Object.entries(filled)) {
    const [section, name] = carriedWords.get(word) ?? [];
    if (section === undefined || name === undefined || word === "security_opt") continue;
    (section === "config" ? config : hostConfig)[name] = value;
  }
  const options = (service.security_opt ?? []).filter(
    (each) => !/^(?:no-new-privileges|label=disable)/.test(each),
  );
  if (options.length > 0) hostConfig.SecurityOpt = options;
  if (service.tmpfs) hostConfig.Tmpfs = Object.fromEntries(service.tmpfs.map((each) => split(each)));
  if (service.ulimits)
    hostConfig.Ulimits = Object.entries(service.ulimits).map(([Name, { soft, hard }]) => ({
      Name,
      Hard: hard,
      Soft: soft,
    }));
  if (service.devices)
    hostConfig.Devices = service.devices.map((each) => {
      const [PathOnHost, PathInContainer, CgroupPermissions] = each.split(":");
      return { PathOnHost, PathInContainer, CgroupPermissions };
    });
  if (service.logging && rotationOf(service.logging) === null)
    hostConfig.LogConfig = { Type: service.logging.driver, Config: service.logging.options ?? {} };
  const networks = Object.fromEntries(
    Object.entries(service.networks ?? {}).flatMap(([name, asked]) => {
      const { aliases, ipv4_address, ipv6_address } = asked ?? {};
      const fixed = {
        ...(ipv4_address === undefined ? {} : { IPv4Address: ipv4_address }),
        ...(ipv6_address === undefined ? {} : { IPv6Address: ipv6_address }),
      };
      const endpoint = {
        ...(aliases === undefined ? {} : { Aliases: aliases }),
        ...(Object.keys(fixed).length === 0 ? {} : { IPAMConfig: fixed }),
      };
      const isMain = name === Object.keys(service.networks ?? {})[0];
      return isMain && Object.keys(endpoint).length === 0 ? [] : [[name, endpoint]];
    }),
  );
  return {
    ...(Object.keys(config).length === 0 ? {} : { config }),
    ...(Object.keys(hostConfig).length === 0 ? {} : { hostConfig }),
    ...(Object.keys(networks).length === 0 ? {} : { networks }),
  };
}

function rotationOf(logging: KnownService["logging"]): NonNullable<ContainerSpec["logRotation"]> | null {
  const { "max-size": maxSize, "max-file": maxFile, ...others } = logging?.options ?? {};
  if (logging?.driver !== "json-file" || maxSize === undefined || maxFile === undefined) return null;
  return Object.keys(others).length === 0 ? { maxSize, maxFile: Number(maxFile) } : null;
}

function mountOf(given: z.output<typeof KnownVolume>): MountSpec {
  if (typeof given !== "string") {
    const { type, source, target, read_only } = given;
    return { kind: type, source, target, ...(read_only ? { readOnly: true } : {}) };
  }
  const [source = "", target = "", options = ""] = splitMount(given);
  const all = options.split(",").filter((word) => word !== "" && word !== "rw");
  const rest = all.filter((word) => word !== "ro").join(",");
  return {
    kind: /^(?:[./~]|[A-Za-z]:[\\/])/.test(source) ? "bind" : "volume",
    source,
    target,
    ...(all.includes("ro") ? { readOnly: true } : {}),
    ...(rest === "" ? {} : { options: rest }),
  };
}

/** A drive letter of Windows has a colon of its own. */
function splitMount(text: string): string[] {
  const drive = /^[A-Za-z]:[\\/]/.test(text) ? text.slice(0, 2) : "";
  const [source = "", ...rest] = text.slice(drive.length).split(":");
  return [drive + source, ...rest];
}

function portOf(text: string): PortSpec {
  const match = /^(?:(\[[^\]]+\]|[^:]*):)?(\d+):(\d+)(?:\/(tcp|udp|sctp))?$/.exec(text);
  if (match === null)
    throw new RockpoolError({
      code: "input-invalid",
      message: `ports: "${text}" is no port`,
      facts: { field: "ports" },
    });
  const [, address = "", hostPort, containerPort, protocol] = match;
  return {
    hostIp: address.replace(/^\[|\]$/g, ""),
    hostPort: Number(hostPort),
    containerPort: Number(containerPort),
    ...(protocol === "udp" || protocol === "sctp" ? { protocol } : {}),
  };
}

function restartOf(text: string): ContainerSpec["restart"] {
  const [name, count] = text.split(":");
  return {
    name: name as ContainerSpec["restart"]["name"],
    ...(count === undefined ? {} : { maximumRetryCount: Number(count) }),
  };
}

function split(text: string): [string, string] {
  const colon = text.indexOf(":");
  return colon === -1 ? [text, ""] : [text.slice(0, colon), text.slice(colon + 1)];
}
