import { z } from "zod";
import type { PublishedPort } from "../../contract/published-port.ts";
import type { ContainerDetails, ContainerMount, ContainerSummary } from "../engine.ts";
import { nullable, pairs, strings, textMap, time } from "../lenient-answer.ts";

const Status = z
  .enum(["created", "running", "paused", "restarting", "removing", "exited", "dead"])
  // Podman has states of its own ("initialized", "stopped", "configured"): none of them runs.
  .catch("exited");

const Mount = z.object({
  Type: z.string().catch(""),
  Name: nullable(z.string()),
  Source: nullable(z.string()),
  Destination: z.string(),
  RW: z.boolean().catch(true),
});

const Bindings = z.record(
  z.string(),
  z.array(z.object({ HostIp: z.string(), HostPort: z.string() })).nullable(),
);

const Details = z.object({
  Id: z.string(),
  Name: z.string(),
  Created: time,
  Image: z.string(),
  RestartCount: z.number().catch(0),
  State: z.object({
    Status,
    StartedAt: time,
    FinishedAt: time,
    ExitCode: z.number().catch(0),
    OOMKilled: z.boolean().catch(false),
    Error: z.string().catch(""),
    Health: z
      .object({ Status: z.enum(["none", "starting", "healthy", "unhealthy"]).catch("none") })
      .nullish(),
  }),
  Config: z.object({
    Image: z.string(),
    Labels: textMap,
    Env: strings,
    User: z.string().catch(""),
    Tty: z.boolean().catch(false),
  }),
  HostConfig: z.object({ NetworkMode: z.string().catch(""), AutoRemove: z.boolean().catch(false) }).nullish(),
  Mounts: nullable(z.array(Mount)),
  NetworkSettings: z.object({ Ports: Bindings.nullish() }).nullish(),
});

const Summary = z.object({
  Id: z.string(),
  Names: strings,
  Image: z.string().catch(""),
  Command: z.string().catch(""),
  State: Status,
  Labels: textMap,
  HostConfig: z.object({ NetworkMode: z.string().catch("") }).nullish(),
  Mounts: nullable(z.array(Mount)),
  Ports: nullable(
    z.array(
      z.object({
        IP: nullable(z.string()),
        PrivatePort: z.number(),
        PublicPort: nullable(z.number()),
      }),
    ),
  ),
});

/** `GET /containers/{id}/json`, reduced to what Rockpool reads. */
export function containerDetails(answer: unknown): ContainerDetails {
  const { State, Config, ...container } = Details.parse(answer);
  const alive = State.Status === "running" || State.Status === "paused";
  return {
    id: container.Id,
    name: withoutSlash(container.Name),
    status: State.Status,
    imageReference: Config.Image,
    imageId: container.Image,
    labels: Config.Labels,
    env: pairs(Config.Env),
    user: Config.User,
    mounts: (container.Mounts ?? []).map(mount),
    // Podman goes on listing what a stopped container had.
    published: alive || State.Status === "restarting" ? published(container.NetworkSettings?.Ports) : [],
    createdAt: container.Created ?? 0,
    startedAt: State.StartedAt,
    finishedAt: State.FinishedAt,
    exitCode: alive || State.FinishedAt === null ? null : State.ExitCode,
    oomKilled: State.OOMKilled,
    restartCount: container.RestartCount,
    health: State.Health?.Status ?? "none",
    error: State.Error,
    tty: Config.Tty,
    network: container.HostConfig?.NetworkMode ?? "",
    autoRemove: container.HostConfig?.AutoRemove ?? false,
  };
}

/** An entry of `GET /containers/json`. */
export function containerSummary(answer: unknown): ContainerSummary {
  const container = Summary.parse(answer);
  return {
    id: container.Id,
    name: withoutSlash(container.Names[0] ?? ""),
    image: container.Image,
    command: container.Command,
    status: container.State,
    labels: container.Labels,
    mounts: (container.Mounts ?? []).map(mount),
    published: (container.Ports ?? []).flatMap(({ IP, PrivatePort, PublicPort }) =>
      PublicPort === null ? [] : [{ hostIp: IP ?? "", hostPort: PublicPort, containerPort: PrivatePort }],
    ),
    network: container.HostConfig?.NetworkMode ?? "",
  };
}

function mount({ Type, Name, Source, Destination, RW }: z.output<typeof Mount>): ContainerMount {
  const kind = Type === "bind" || Type === "volume" || Type === "tmpfs" ? Type : "other";
  const source = (kind === "volume" ? Name : Source) ?? "";
  return { kind, source, target: Destination, ...(RW ? {} : { readOnly: true }) };
}

function published(ports: z.output<typeof Bindings> | null | undefined): PublishedPort[] {
  return Object.entries(ports ?? {}).flatMap(([key, bindings]) =>
    (bindings ?? []).map(({ HostIp, HostPort }) => ({
      // Podman answers with an empty address for "every address".
      hostIp: HostIp === "" ? "0.0.0.0" : HostIp,
      hostPort: Number(HostPort),
      containerPort: Number.parseInt(key, 10),
    })),
  );
}

/** The engine's names carry a leading slash, a relic of links. */
function withoutSlash(name: string): string {
  return name.startsWith("/") ? name.slice(1) : name;
}
