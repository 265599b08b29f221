import type { ContainerCreateOptions, HostConfig } from "dockerode";
import type { ContainerSpec, HealthcheckSpec, MountSpec } from "../container-spec.ts";

/** A spec as the body of `POST /containers/create`. The name goes into the query and is left out here. */
export function createOptions(spec: ContainerSpec): ContainerCreateOptions {
  const interactive = spec.openStdin ?? false;
  const options: ContainerCreateOptions = {
    Image: spec.image,
    Cmd: [...spec.command],
    Env: Object.entries(spec.env).map(([name, value]) => `${name}=${value}`),
    Labels: { ...spec.labels },
    ExposedPorts: Object.fromEntries(spec.ports.map((port) => [`${port.containerPort}/tcp`, {}])),
    StopTimeout: spec.stopTimeoutSeconds,
    Tty: spec.tty ?? false,
    OpenStdin: interactive,
    // Its stdin ends with the first client that attached, so that a pipe's end reaches the program.
    StdinOnce: interactive,
    HostConfig: hostConfig(spec),
  };
  if (spec.entrypoint !== undefined) options.Entrypoint = [...spec.entrypoint];
  if (spec.user !== undefined) options.User = spec.user;
  if (spec.workingDir !== undefined) options.WorkingDir = spec.workingDir;
  if (spec.healthcheck !== undefined) options.Healthcheck = healthcheck(spec.healthcheck);
  return options;
}

function hostConfig(spec: ContainerSpec): HostConfig {
  const config: HostConfig = {
    // Never `Binds`: the engine would make a missing source as root, where `Mounts` answers 400.
    Mounts: spec.mounts.map(mount),
    PortBindings: portBindings(spec),
    ExtraHosts: [...spec.extraHosts],
    Init: spec.init,
    CapDrop: [...spec.capDrop],
    CapAdd: [...(spec.capAdd ?? [])],
    SecurityOpt: [
      ...(spec.noNewPrivileges ? ["no-new-privileges"] : []),
      ...(spec.selinuxDisabled === true ? ["label=disable"] : []),
    ],
    RestartPolicy: {
      Name: spec.restart.name,
      MaximumRetryCount: spec.restart.maximumRetryCount ?? 0,
    },
    AutoRemove: spec.autoRemove ?? false,
  };
  if (spec.pidsLimit !== undefined) config.PidsLimit = spec.pidsLimit;
  if (spec.memoryBytes !== undefined) config.Memory = spec.memoryBytes;
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

/** One container port may be published at several addresses. */
function portBindings(spec: ContainerSpec): Record<string, { HostIp: string; HostPort: string }[]> {
  const bindings: Record<string, { HostIp: string; HostPort: string }[]> = {};
  for (const port of spec.ports) {
    const key = `${port.containerPort}/tcp`;
    bindings[key] ??= [];
    bindings[key].push({ HostIp: port.hostIp, HostPort: String(port.hostPort) });
  }
  return bindings;
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
