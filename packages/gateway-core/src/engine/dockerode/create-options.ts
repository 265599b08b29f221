import type { ContainerCreateOptions, HostConfig } from "dockerode";
import type { ContainerSpec, HealthcheckSpec, MountSpec, PortSpec } from "../container-spec.ts";

/** A spec as the body of `POST /containers/create`. The name goes into the query and is left out here. */
export function createOptions(spec: ContainerSpec): ContainerCreateOptions {
  const interactive = spec.openStdin ?? false;
  const { config, hostConfig, networks } = spec.carried ?? {};
  const options: ContainerCreateOptions = {
    // Its stdin ends with the first client that attached, so that a pipe's end reaches the program.
    StdinOnce: interactive,
    ...config,
    Image: spec.image,
    Cmd: [...spec.command],
    Env: Object.entries(spec.env).map(([name, value]) => `${name}=${value}`),
    Labels: { ...spec.labels },
    ExposedPorts: {
      ...asMap(config?.ExposedPorts),
      ...Object.fromEntries(Object.keys(asMap(hostConfig?.PortBindings)).map((key) => [key, {}])),
      ...Object.fromEntries(spec.ports.map((port) => [portKey(port), {}])),
    },
    StopTimeout: spec.stopTimeoutSeconds,
    Tty: spec.tty ?? false,
    OpenStdin: interactive,
    HostConfig: hostConfigOf(spec),
  };
  if (spec.entrypoint !== undefined) options.Entrypoint = [...spec.entrypoint];
  if (spec.user !== undefined) options.User = spec.user;
  if (spec.workingDir !== undefined) options.WorkingDir = spec.workingDir;
  if (spec.healthcheck !== undefined) options.Healthcheck = healthcheck(spec.healthcheck);
  const first = networks?.[spec.network ?? ""];
  // Engines before 25 take one network here; the others are connected after.
  if (first !== undefined && spec.network !== undefined)
    options.NetworkingConfig = { EndpointsConfig: { [spec.network]: { ...first } } };
  return options;
}

function hostConfigOf(spec: ContainerSpec): HostConfig {
  const carried = spec.carried?.hostConfig ?? {};
  const binds = spec.mounts.filter(({ options }) => options !== undefined);
  const config: HostConfig = {
    ...carried,
    // Never `Binds` for ours: the engine would make a missing source as root, where `Mounts` answers 400.
    Mounts: [
      ...spec.mounts.filter(({ options }) => options === undefined).map(mount),
      ...(asList(carried.Mounts) as ReturnType<typeof mount>[]),
    ],
    PortBindings: { ...asMap(carried.PortBindings), ...portBindings(spec) },
    ExtraHosts: [...spec.extraHosts],
    CapDrop: [...spec.capDrop],
    CapAdd: [...(spec.capAdd ?? [])],
    SecurityOpt: [
      ...(spec.noNewPrivileges ? ["no-new-privileges"] : []),
      ...(spec.selinuxDisabled === true ? ["label=disable"] : []),
      ...(asList(carried.SecurityOpt) as string[]),
    ],
    RestartPolicy: {
      Name: spec.restart.name,
      MaximumRetryCount: spec.restart.maximumRetryCount ?? 0,
    },
    AutoRemove: spec.autoRemove ?? false,
  };
  if (spec.init || carried.Init === undefined) config.Init = spec.init;
  if (binds.length > 0) config.Binds = binds.map(bind);
  if (spec.pidsLimit !== undefined) config.PidsLimit = spec.pidsLimit;
  if (spec.memoryBytes !== undefined) config.Memory = spec.memoryBytes;
  if (spec.cpus !== undefined) config.NanoCpus = Math.round(spec.cpus * 1e9);
  if (spec.network !== undefined) config.NetworkMode = spec.network;
  if (spec.logRotation !== undefined) {
    const { maxSize, maxFile } = spec.logRotation;
    config.LogConfig = { Type: "json-file", Config: { "max-size": maxSize, "max-file": String(maxFile) } };
  }
  return config;
}

function mount(spec: MountSpec) {
  return { Type: spec.kind, Source: spec.source, Target: spec.target, ReadOnly: spec.readOnly ?? false };
}

function bind({ source, target, readOnly, options }: MountSpec): string {
  return [source, target, [...(readOnly ? ["ro"] : []), options].join(",")].join(":");
}

/** One container port may be published at several addresses. */
function portBindings(spec: ContainerSpec): Record<string, { HostIp: string; HostPort: string }[]> {
  const bindings: Record<string, { HostIp: string; HostPort: string }[]> = {};
  for (const port of spec.ports) {
    const key = portKey(port);
    bindings[key] ??= [];
    bindings[key].push({ HostIp: port.hostIp, HostPort: String(port.hostPort) });
  }
  return bindings;
}

function portKey({ containerPort, protocol }: PortSpec): string {
  return `${containerPort}/${protocol ?? "tcp"}`;
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function asMap(value: unknown): Record<string, never> {
  return typeof value === "object" && value !== null ? (value as Record<string, never>) : {};
}

function healthcheck(spec: HealthcheckSpec) {
  const nanoseconds = (seconds: number) => Math.round(seconds * 1e9);
  return {
    Test: [...spec.test],
    Interval: nanoseconds(spec.intervalSeconds),
    Timeout: nanoseconds(spec.timeoutSeconds),
    StartPeriod: nanoseconds(spec.startPeriodSeconds),
    Retries: spec.retries,
  };
}
