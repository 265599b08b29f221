import type { ContainerSpec } from "../container-spec.ts";
import type { EngineDefaults } from "./spec-from.ts";

type Fields = Pick<
  ContainerSpec,
  | "extraHosts"
  | "init"
  | "capDrop"
  | "capAdd"
  | "noNewPrivileges"
  | "selinuxDisabled"
  | "pidsLimit"
  | "memoryBytes"
  | "cpus"
  | "restart"
  | "logRotation"
  | "autoRemove"
>;

/** Read by fields of the spec, or elsewhere; `ContainerIDFile` is of the client that made it. */
const spoken = new Set([
  ...["Binds", "Mounts", "VolumesFrom", "PortBindings", "NetworkMode", "ContainerIDFile", "ConsoleSize"],
  ...[
    "ExtraHosts",
    "Init",
    "CapDrop",
    "CapAdd",
    "SecurityOpt",
    "PidsLimit",
    "Memory",
    "MemorySwap",
    "NanoCpus",
  ],
  ...["RestartPolicy", "LogConfig", "AutoRemove", "MaskedPaths", "ReadonlyPaths"],
]);

/** What the engine writes where nobody said otherwise; source: moby, daemon/daemon_unix.go, adaptContainerSettings. */
function defaultsOf({ CgroupVersion, DefaultRuntime }: EngineDefaults): Record<string, unknown> {
  return {
    CgroupnsMode: CgroupVersion === "2" ? "private" : "host",
    IpcMode: "private",
    ShmSize: 67_108_864,
    Runtime: DefaultRuntime,
    MemorySwappiness: -1,
  };
}

/** The rest of a container's HostConfig: as fields of the spec, and under the engine's names what no field stands for. */
export function otherHostConfig(
  host: Readonly<Record<string, unknown>>,
  engine: EngineDefaults,
): { fields: Fields; carried: Record<string, unknown> } {
  const defaults = defaultsOf(engine);
  const carried: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(host)) {
    if (!spoken.has(key) && !isNothing(value) && value !== defaults[key]) carried[key] = value;
  }
  const options = texts(host.SecurityOpt);
  const others = options.filter((option) => !noNewPrivileges.test(option) && !labelDisabled.test(option));
  if (others.length > 0) carried.SecurityOpt = others;
  if (host.Init === false) carried.Init = false;
  // Shown empty where they were asked to be: the engine fills them in else, but for a privileged one.
  for (const key of ["MaskedPaths", "ReadonlyPaths"] as const) {
    const paths = texts(host[key]);
    const whole = paths.includes(key === "MaskedPaths" ? "/proc/kcore" : "/proc/sys");
    if (!whole && host.Privileged !== true && Array.isArray(host[key])) carried[key] = paths;
  }
  const memory = Number(host.Memory ?? 0);
  const swap = Number(host.MemorySwap ?? 0);
  if (swap !== 0 && swap !== 2 * memory) carried.MemorySwap = swap;
  const log = logFrom(host.LogConfig, engine);
  if (log.carried !== null) carried.LogConfig = log.carried;
  const pids = Number(host.PidsLimit ?? 0);
  const cpus = Number(host.NanoCpus ?? 0);
  const capAdd = capabilities(host.CapAdd);
  return {
    fields: {
      extraHosts: texts(host.ExtraHosts),
      init: host.Init === true,
      capDrop: capabilities(host.CapDrop),
      ...(capAdd.length > 0 ? { capAdd } : {}),
      noNewPrivileges: options.some((option) => noNewPrivileges.test(option)),
      ...(options.some((option) => labelDisabled.test(option)) ? { selinuxDisabled: true } : {}),
      ...(pids > 0 ? { pidsLimit: pids } : {}),
      ...(memory > 0 ? { memoryBytes: memory } : {}),
      ...(cpus > 0 ? { cpus: cpus / 1e9 } : {}),
      restart: restartFrom(host.RestartPolicy),
      ...(log.rotation === null ? {} : { logRotation: log.rotation }),
      ...(host.AutoRemove === true ? { autoRemove: true } : {}),
    },
    carried,
  };
}

const noNewPrivileges = /^no-new-privileges(?:[:=]true)?$/;
const labelDisabled = /^label[:=]disable$/;

/** Whether it says nothing: engines write what was not asked for as null, empty or zero. */
export function isNothing(value: unknown): boolean {
  if (value === null || value === undefined || value === "" || value === 0 || value === false) return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}

/** Engines before 23 show `CAP_CHOWN` where `CHOWN` was asked for. */
function capabilities(value: unknown): string[] {
  return texts(value).map((name) => name.replace(/^CAP_/, ""));
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function restartFrom(value: unknown): ContainerSpec["restart"] {
  const { Name, MaximumRetryCount } = (value ?? {}) as { Name?: string; MaximumRetryCount?: number };
  const name = Name === "always" || Name === "unless-stopped" || Name === "on-failure" ? Name : "no";
  return name === "on-failure" && MaximumRetryCount
    ? { name, maximumRetryCount: MaximumRetryCount }
    : { name };
}

function logFrom(
  value: unknown,
  { LoggingDriver }: EngineDefaults,
): { rotation: { maxSize: string; maxFile: number } | null; carried: unknown } {
  const { Type = "", Config } = (value ?? {}) as { Type?: string; Config?: Record<string, string> | null };
  const options = Config ?? {};
  const { "max-size": maxSize, "max-file": maxFile } = options;
  if (Type === "json-file" && maxSize && maxFile && Object.keys(options).length === 2)
    return { rotation: { maxSize, maxFile: Number(maxFile) }, carried: null };
  if ((Type === "" || Type === LoggingDriver) && isNothing(options)) return { rotation: null, carried: null };
  return { rotation: null, carried: value };
}
