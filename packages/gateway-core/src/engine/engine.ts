import type { Readable, Writable } from "node:stream";
import type { PublishedPort } from "../contract/published-port.ts";
import type { EngineFacts } from "../contract/snapshot.ts";
import type { ContainerSpec } from "./container-spec.ts";
import type { EngineImages } from "./engine-images.ts";

/**
 * A container engine behind a port: the verbs Rockpool needs and no more. Implementations: the dockerode adapter and
 * an in-memory fake; both pass the same contract suite. Every method may reject with an EngineError.
 */
export interface Engine extends EngineImages {
  readonly endpoint: string;
  facts(): Promise<EngineFacts>;
  /** Resolves when the engine answers; rejects with what is wrong otherwise. */
  ping(): Promise<void>;

  /**
   * What happens on the engine, from now on. The first event is `{type: "other", action: "connected"}`: from there on
   * nothing is missed, so list after it. Ends only by `signal` (quietly) or by throwing EngineError `connection-lost`;
   * whoever follows it connects and lists again. What runs by exec (`exec_*`) is left out.
   */
  events(signal: AbortSignal): AsyncIterable<EngineEvent>;

  listContainers(filter?: ContainerFilter): Promise<ContainerSummary[]>;
  /** null where there is none. */
  inspectContainer(idOrName: string): Promise<ContainerDetails | null>;
  /**
   * The spec that would make this container again, secrets in its environment included: what the image or the engine sets by
   * itself is left out, what no field stands for is in `carried`. null where there is none.
   */
  specOf(idOrName: string): Promise<ContainerSpec | null>;
  createContainer(spec: ContainerSpec): Promise<{ id: string; warnings: string[] }>;
  startContainer(id: string): Promise<void>;
  /** SIGTERM, then SIGKILL after the timeout: callers that must not kill pass a timeout they will not reach. */
  stopContainer(id: string, timeoutSeconds: number): Promise<void>;
  killContainer(id: string, signal: "SIGTERM" | "SIGKILL"): Promise<void>;
  removeContainer(id: string, options?: { force?: boolean }): Promise<void>;
  /** Rejects with `name-taken`. */
  renameContainer(id: string, name: string): Promise<void>;
  /** Of a container that is there, running or not. */
  setRestartPolicy(id: string, policy: ContainerSpec["restart"]): Promise<void>;
  /**
   * Resolves with the exit code when the container does not run (any more). With `next` it waits for an end yet to
   * come: ask so before starting a container that the engine removes by itself.
   */
  waitContainer(
    id: string,
    options?: { signal?: AbortSignal; next?: boolean },
  ): Promise<{ exitCode: number }>;

  logs(id: string, options: LogOptions): AsyncIterable<LogChunk>;
  /** One sample a second while it is consumed. */
  stats(id: string, signal: AbortSignal): AsyncIterable<StatsSample>;
  exec(id: string, options: ExecOptions): Promise<ExecSession>;
  /** Attaches to a created container's stdio before it is started; for one-off containers. */
  attach(id: string, options: { tty: boolean }): Promise<AttachSession>;
  resizeContainer(id: string, size: TerminalSize): Promise<void>;

  /** Unpacks a tar into `path`; owner and mode are those of the entries. The container may be stopped or never started. */
  putArchive(id: string, path: string, tar: Buffer | Readable): Promise<void>;
  /** A tar of `path`; null where the path does not exist. */
  getArchive(id: string, path: string): Promise<Readable | null>;

  /** null where the engine has no such image. RockpoolError `image-reference-invalid` for what cannot be one. */
  inspectImage(reference: string): Promise<ImageDetails | null>;
  /**
   * A build from a tar context; progress and failure come through the iterable, the result with its last event. The tag is
   * given when all is done: a build that fails or is cancelled (`aborted`) names no image. `context` is destroyed in every
   * case; what it fails with comes out as it is.
   */
  buildImage(context: Readable, options: BuildOptions): AsyncIterable<BuildEvent>;

  inspectVolume(name: string): Promise<VolumeDetails | null>;
  createVolume(name: string, labels: Readonly<Record<string, string>>): Promise<void>;
  removeVolume(name: string): Promise<void>;

  /** By name or id; null where the engine has no such network. */
  inspectNetwork(name: string): Promise<NetworkDetails | null>;
}

export interface EngineEvent {
  type: "container" | "image" | "volume" | "network" | "daemon" | "other";
  /** `start`, `die`, `oom`, `destroy`, `health_status: healthy`, … as the engine says. */
  action: string;
  id: string;
  attributes: Readonly<Record<string, string>>;
  /** Epoch milliseconds by the engine's clock. */
  at: number;
}

export interface ContainerFilter {
  labels?: readonly string[];
  /** Only running ones where false; default true. */
  all?: boolean;
}

export interface ContainerSummary {
  id: string;
  name: string;
  image: string;
  /** Entry point and command in one line, as the engine writes it; empty where it does not. */
  command: string;
  status: ContainerDetails["status"];
  labels: Readonly<Record<string, string>>;
  mounts: readonly ContainerMount[];
  published: readonly PublishedPort[];
  /** `bridge`, a network's name, or `container:<id>` for one that lives in another's; empty where the engine does not say. */
  network: string;
}

export interface ContainerMount {
  kind: "bind" | "volume" | "tmpfs" | "other";
  /** Host path of a bind mount, or the volume's name. */
  source: string;
  target: string;
  /** Given only where it is so. */
  readOnly?: boolean;
}

export interface ContainerDetails {
  id: string;
  name: string;
  status: "created" | "running" | "paused" | "restarting" | "removing" | "exited" | "dead";
  imageReference: string;
  imageId: string;
  labels: Readonly<Record<string, string>>;
  env: Readonly<Record<string, string>>;
  user: string;
  mounts: readonly ContainerMount[];
  /** What the engine really published, not what was asked for. Empty while it does not run. */
  published: readonly PublishedPort[];
  createdAt: number;
  startedAt: number | null;
  finishedAt: number | null;
  /** null while it runs, and while it has never ended. */
  exitCode: number | null;
  oomKilled: boolean;
  restartCount: number;
  health: "none" | "starting" | "healthy" | "unhealthy";
  /** The engine's own words when a start failed. */
  error: string;
  tty: boolean;
  /** As in a summary. */
  network: string;
  /** The engine removes it when it ends. */
  autoRemove: boolean;
}

export interface LogOptions {
  tail?: number;
  /** Epoch milliseconds; fractions are kept. */
  since?: number;
  follow: boolean;
  signal?: AbortSignal;
}

/** A whole line or the last part of one; `at` is the engine's timestamp with nanoseconds cut to milliseconds. */
export interface LogChunk {
  stream: "stdout" | "stderr";
  at: number | null;
  text: string;
}

export interface StatsSample {
  at: number;
  cpuPercent: number | null;
  memoryBytes: number | null;
  memoryLimitBytes: number | null;
}

export interface TerminalSize {
  columns: number;
  rows: number;
}

export interface ExecOptions {
  command: readonly string[];
  env?: Readonly<Record<string, string>>;
  user?: string;
  workingDir?: string;
  stdin: boolean;
  tty: boolean;
}

/**
 * `stdout` and `stderr` are separate unless `tty`; then all comes through `stdout`. Read both, or `resume()` what is not
 * wanted: either holds up the other when it is full.
 */
export interface ExecSession {
  stdin: Writable;
  stdout: Readable;
  stderr: Readable;
  /** Exit code; rejects when the connection breaks before it is known. */
  exit: Promise<number>;
  resize(size: TerminalSize): Promise<void>;
  /** Closes the connection; the process sees its stdin end, or Ctrl-C and Ctrl-D where it has a terminal. */
  close(): void;
}

export interface AttachSession {
  stdin: Writable;
  stdout: Readable;
  stderr: Readable;
  close(): void;
}

export interface ImageDetails {
  id: string;
  tags: readonly string[];
  /** `name@sha256:…` of every registry it came from. */
  repoDigests: readonly string[];
  labels: Readonly<Record<string, string>>;
  env: Readonly<Record<string, string>>;
  user: string;
  architecture: string;
  os: string;
  createdAt: number;
  sizeBytes: number;
  entrypoint: readonly string[];
  command: readonly string[];
}

export interface BuildOptions {
  tag: string;
  buildArgs?: Readonly<Record<string, string>>;
  labels?: Readonly<Record<string, string>>;
  dockerfile?: string;
  signal?: AbortSignal;
}

/** A step is told again with every change of it. Its output, its name and its end are told as `output` as well. */
export type BuildEvent =
  | { kind: "output"; text: string }
  | ({ kind: "step" } & BuildStep)
  | { kind: "done"; imageId: string };

export interface BuildStep {
  /** BuildKit's digest of it; `3` for the third of the classic builder or Podman. */
  id: string;
  /** As the builder says: `[2/3] RUN npm install`, without a place for the classic builder: `RUN npm install`. */
  name: string;
  /** `cancelled`: another step failed, or the build was left. */
  state: "waiting" | "active" | "done" | "cached" | "failed" | "cancelled";
  /** The builder's own words, of one that failed. */
  error?: string;
  /** Of the command that failed, where the builder tells: 137 for one that was killed. */
  exitCode?: number;
  /** How many steps there are in all, where the builder tells. */
  of?: number;
}

export interface NetworkDetails {
  name: string;
  /** `bridge`, `macvlan`, `host`, … */
  driver: string;
}

export interface VolumeDetails {
  name: string;
  labels: Readonly<Record<string, string>>;
  createdAt: number | null;
  mountpoint: string;
}
