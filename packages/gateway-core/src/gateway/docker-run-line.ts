import type { ContainerSpec, HealthcheckSpec, MountSpec, PortSpec } from "../engine/container-spec.ts";
import { shellLine } from "./shell-quote.ts";

/**
 * The spec as a `docker run` line for a POSIX shell (`docker create` where it should only be made). Detached, unless it
 * is one that removes itself. Holds no secret because a spec holds none.
 */
export function dockerRunLine(spec: ContainerSpec, verb: "run" | "create" = "run"): string {
  return shellLine(dockerRunWords(spec, verb));
}

/** The same as words, unquoted. */
export function dockerRunWords(spec: ContainerSpec, verb: "run" | "create" = "run"): string[] {
  const [entrypoint, ...entrypointArgs] = spec.entrypoint ?? [];
  return [
    "docker",
    verb,
    ...when(verb === "run" && spec.autoRemove !== true, "--detach"),
    ...when(spec.autoRemove, "--rm"),
    ...when(spec.openStdin, "--interactive"),
    ...when(spec.tty, "--tty"),
    ...["--name", spec.name],
    ...pairs("--label", Object.entries(spec.labels).map(joined)),
    ...option("--user", spec.user),
    ...option("--workdir", spec.workingDir),
    ...pairs("--env", Object.entries(spec.env).map(joined)),
    ...spec.mounts.flatMap(mountWords),
    ...pairs("--publish", spec.ports.map(portValue)),
    ...pairs("--add-host", spec.extraHosts),
    ...option("--network", spec.network),
    ...when(spec.init, "--init"),
    ...pairs("--cap-drop", spec.capDrop),
    ...pairs("--cap-add", spec.capAdd ?? []),
    ...when(spec.noNewPrivileges, "--security-opt", "no-new-privileges"),
    ...when(spec.selinuxDisabled, "--security-opt", "label=disable"),
    ...option("--pids-limit", spec.pidsLimit),
    ...option("--memory", spec.memoryBytes),
    ...option("--cpus", spec.cpus),
    ...restartOption(spec.restart),
    ...["--stop-timeout", String(spec.stopTimeoutSeconds)],
    ...healthOptions(spec.healthcheck),
    ...logOptions(spec.logRotation),
    ...option("--entrypoint", entrypoint),
    spec.image,
    ...entrypointArgs,
    ...spec.command,
  ];
}

function when(condition: boolean | undefined, ...words: string[]): string[] {
  return condition === true ? words : [];
}

function option(flag: string, value: string | number | undefined): string[] {
  return value === undefined ? [] : [flag, String(value)];
}

function pairs(flag: string, values: readonly string[]): string[] {
  return values.flatMap((value) => [flag, value]);
}

function joined([key, value]: [string, string]): string {
  return `${key}=${value}`;
}

/** Only the short form takes docker's own words for what else is asked of a mount. */
function mountWords(mount: MountSpec): string[] {
  const { source, target, readOnly, options } = mount;
  if (options === undefined) return ["--mount", mountValue(mount)];
  return ["--volume", `${source}:${target}:${[...(readOnly ? ["ro"] : []), options].join(",")}`];
}

function portValue({ hostIp, hostPort, containerPort, protocol }: PortSpec): string {
  const address = hostIp.includes(":") ? `[${hostIp}]` : hostIp;
  const end = protocol === undefined ? "" : `/${protocol}`;
  return `${address === "" ? "" : `${address}:`}${hostPort}:${containerPort}${end}`;
}

/** `--mount` is a line of CSV: a field with a comma or a quote is quoted, and its quotes doubled. */
function mountValue(mount: MountSpec): string {
  const fields = [`type=${mount.kind}`, `source=${mount.source}`, `target=${mount.target}`];
  if (mount.readOnly === true) fields.push("readonly");
  return fields.map((field) => (/[",]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(",");
}

function restartOption({ name, maximumRetryCount }: ContainerSpec["restart"]): string[] {
  if (name === "no") return [];
  return ["--restart", maximumRetryCount === undefined ? name : `${name}:${maximumRetryCount}`];
}

function healthOptions(check: HealthcheckSpec | undefined): string[] {
  if (check === undefined) return [];
  const [kind, ...words] = check.test;
  return [
    "--health-cmd",
    // The flag is always run by a shell, so a command without one is quoted for it.
    kind === "CMD-SHELL" ? words.join(" ") : shellLine(words),
    ...["--health-interval", `${check.intervalSeconds}s`],
    ...["--health-timeout", `${check.timeoutSeconds}s`],
    ...["--health-start-period", `${check.startPeriodSeconds}s`],
    ...["--health-retries", String(check.retries)],
  ];
}

function logOptions(rotation: ContainerSpec["logRotation"]): string[] {
  if (rotation === undefined) return [];
  return [
    "--log-driver",
    "json-file",
    ...pairs("--log-opt", [`max-size=${rotation.maxSize}`, `max-file=${rotation.maxFile}`]),
  ];
}
