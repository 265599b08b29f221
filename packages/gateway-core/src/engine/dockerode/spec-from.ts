import { z } from "zod";
import type { CarriedSettings, ContainerSpec, HealthcheckSpec } from "../container-spec.ts";
import { nullable, pairs, strings, textMap } from "../lenient-answer.ts";
import { mountsFrom } from "./mounts-from.ts";
import { networksFrom } from "./networks-from.ts";
import { isNothing, otherHostConfig } from "./other-host-config.ts";
import { portsFrom } from "./ports-from.ts";

const anything = z.record(z.string(), z.unknown());
const settings = nullable(anything).transform((value) => value ?? {});

const Container = z.object({
  Id: z.string(),
  Name: z.string(),
  Config: anything,
  HostConfig: anything,
  Mounts: nullable(z.array(anything)),
  NetworkSettings: z.object({ Networks: nullable(z.record(z.string(), nullable(anything))) }).nullish(),
});
const Image = z.object({ Config: settings }).nullish();
const Info = z.object({
  Name: z.string().catch(""),
  CgroupVersion: z.string().catch("1"),
  DefaultRuntime: z.string().catch("runc"),
  LoggingDriver: z.string().catch("json-file"),
});
export type EngineDefaults = z.infer<typeof Info>;

const Named = z.object({
  Cmd: strings,
  Entrypoint: strings,
  Env: strings,
  Labels: textMap,
  User: z.string().nullish(),
  WorkingDir: z.string().nullish(),
  StopTimeout: z.number().nullish(),
  Healthcheck: settings,
  ExposedPorts: settings,
  Tty: z.boolean().catch(false),
  OpenStdin: z.boolean().catch(false),
  StdinOnce: z.boolean().catch(false),
  Hostname: z.string().catch(""),
});

/** Docker's own between SIGTERM and SIGKILL, where nobody said another. */
const stopTimeoutSeconds = 10;
/** Read above, or of the client that made it and of no meaning to the container. */
const spoken = new Set([
  ...["Image", "Volumes", "AttachStdin", "AttachStdout", "AttachStderr", "ArgsEscaped", "OnBuild"],
  ...Object.keys(Named.shape),
]);

/** What `GET /containers/{id}/json` says, without what its image and the engine would say by themselves. */
export function specFrom(container: unknown, image: unknown, info: unknown): ContainerSpec {
  const { Id: id, Name: name, HostConfig: host, ...parsed } = Container.parse(container);
  const defaults = Info.parse(info ?? {});
  const ofImage = Image.parse(image)?.Config ?? {};
  const own = Named.parse(parsed.Config);
  const base = Named.parse(ofImage);
  const entrypointSame = same(own.Entrypoint, base.Entrypoint);
  const { mounts, carried: otherMounts } = mountsFrom(parsed.Mounts ?? [], host);
  const { ports, carried: otherPorts } = portsFrom(host.PortBindings);
  const { fields, carried: otherHost } = otherHostConfig(host, defaults);
  const network = networksFrom(parsed.NetworkSettings?.Networks ?? {}, host.NetworkMode, id);
  const health = healthFrom(own.Healthcheck, base.Healthcheck);
  const config: Record<string, unknown> = { ...health.carried };
  for (const [key, value] of Object.entries(parsed.Config)) {
    if (!spoken.has(key) && !isNothing(value) && !same(value, ofImage[key])) config[key] = value;
  }
  const mode = typeof host.NetworkMode === "string" ? host.NetworkMode : "";
  const isOwnName = own.Hostname === id.slice(0, 12) || (mode === "host" && own.Hostname === defaults.Name);
  if (own.Hostname !== "" && !isOwnName && !mode.startsWith("container:")) config.Hostname = own.Hostname;
  if (own.StdinOnce !== own.OpenStdin) config.StdinOnce = own.StdinOnce;
  const bound = new Set(Object.keys(host.PortBindings ?? {}));
  const exposed = Object.keys(own.ExposedPorts).filter(
    (key) => !bound.has(key) && !(key in base.ExposedPorts),
  );
  if (exposed.length > 0) config.ExposedPorts = Object.fromEntries(exposed.map((key) => [key, {}]));
  const carried: CarriedSettings = {
    ...(isNothing(config) ? {} : { config }),
    ...filled("hostConfig", { ...otherHost, ...otherMounts, ...otherPorts }),
    ...filled("networks", network.networks),
  };
  return {
    name: name.startsWith("/") ? name.slice(1) : name,
    image: typeof parsed.Config.Image === "string" ? parsed.Config.Image : "",
    ...(entrypointSame ? {} : { entrypoint: own.Entrypoint }),
    command: entrypointSame && same(own.Cmd, base.Cmd) ? [] : own.Cmd,
    env: without(pairs(own.Env), pairs(base.Env)),
    labels: without(own.Labels, base.Labels),
    ...(own.User && own.User !== base.User ? { user: own.User } : {}),
    ...(own.WorkingDir && own.WorkingDir !== base.WorkingDir ? { workingDir: own.WorkingDir } : {}),
    mounts,
    ports,
    ...fields,
    stopTimeoutSeconds: own.StopTimeout ?? stopTimeoutSeconds,
    ...(health.spec === null ? {} : { healthcheck: health.spec }),
    ...(network.network === null ? {} : { network: network.network }),
    ...(own.Tty ? { tty: true } : {}),
    ...(own.OpenStdin ? { openStdin: true } : {}),
    ...(isNothing(carried) ? {} : { carried }),
  };
}

const Health = z.object({
  Test: z.array(z.string()).min(1),
  Interval: z.number().default(0),
  Timeout: z.number().default(0),
  StartPeriod: z.number().default(0),
  Retries: z.number().default(0),
});

function healthFrom(
  own: Record<string, unknown>,
  image: Record<string, unknown>,
): { spec: HealthcheckSpec | null; carried: Record<string, unknown> } {
  if (isNothing(own) || same(own, image)) return { spec: null, carried: {} };
  const parsed = Health.strict().safeParse(own);
  if (!parsed.success) return { spec: null, carried: { Healthcheck: own } };
  const { Test: test, Interval, Timeout, StartPeriod, Retries: retries } = parsed.data;
  const seconds = (nanoseconds: number) => nanoseconds / 1e9;
  const times = {
    intervalSeconds: seconds(Interval),
    timeoutSeconds: seconds(Timeout),
    startPeriodSeconds: seconds(StartPeriod),
  };
  return { spec: { test, ...times, retries }, carried: {} };
}

function without(own: Record<string, string>, base: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(own).filter(([name, value]) => base[name] !== value));
}

function filled<K extends string, V extends object>(key: K, value: V): Partial<Record<K, V>> {
  return Object.keys(value).length === 0 ? {} : ({ [key]: value } as Record<K, V>);
}

function same(a: unknown, b: unknown): boolean {
  return (isNothing(a) && isNothing(b)) || JSON.stringify(a) === JSON.stringify(b);
}
