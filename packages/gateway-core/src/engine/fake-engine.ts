import { existsSync } from "node:fs";
import { PassThrough, type Readable } from "node:stream";
import type { EngineFacts } from "../contract/snapshot.ts";
import type { ContainerSpec, MountSpec } from "./container-spec.ts";
import type {
  AttachSession,
  BuildEvent,
  BuildOptions,
  ContainerDetails,
  ContainerFilter,
  ContainerSummary,
  Engine,
  EngineEvent,
  ExecOptions,
  ExecSession,
  ImageDetails,
  LogChunk,
  LogOptions,
  StatsSample,
  TerminalSize,
  VolumeDetails,
} from "./engine.ts";
import { EngineError, type EngineErrorKind } from "./engine-error.ts";
import { FakeContainer } from "./fake/fake-container.ts";
import { FakeFeed } from "./fake/fake-feed.ts";
import { emptyTree, FakeFiles, type FakeTree } from "./fake/fake-files.ts";
import { type FakeProgram, untilStopped } from "./fake/fake-program.ts";

/** The verbs a test can make fail; the names are those of the port. */
export type FakeVerb = Exclude<keyof Engine, "endpoint">;

/**
 * An engine in memory for unit tests. It passes the same contract suite as the real adapter; on top of that a test can
 * reach into it: script programs, make verbs fail, let containers die, take the engine away and give it back.
 */
export class FakeEngine implements Engine {
  readonly endpoint: string;
  /** Every request in order, as `verb argument`: `startContainer abc`. */
  readonly requests: string[] = [];
  /** What a command does, by its words joined with blanks; a container's whole command or an exec's. */
  readonly programs = new Map<string, FakeProgram>();
  /** What a container runs for whose command there is no program. */
  mainProgram: FakeProgram = untilStopped;
  /** Whether a bind mount's source exists; the real file system by default. */
  hostPathExists: (path: string) => boolean = existsSync;
  /** Ports of this host that somebody else holds. */
  readonly takenPorts = new Set<number>();
  /** What a build yields; `done` is added where no image comes of it by itself. */
  build: (options: BuildOptions) => AsyncIterable<BuildEvent> | Iterable<BuildEvent> = () => [];
  /** Milliseconds between two samples of `stats`. */
  statsEveryMs = 1000;
  now: () => number = Date.now;
  readonly #facts: EngineFacts;
  readonly #containers = new Map<string, FakeContainer>();
  readonly #images = new Map<string, ImageDetails>();
  readonly #volumes = new Map<string, VolumeDetails>();
  readonly #trees = new Map<string, FakeTree>();
  readonly #events = new FakeFeed<EngineEvent>();
  readonly #failures = new Map<FakeVerb, EngineError[]>();
  #away: EngineErrorKind | null = null;
  #count = 0;

  constructor(facts: Partial<EngineFacts> = {}) {
    this.#facts = { ...fakeFacts, ...facts };
    this.endpoint = this.#facts.endpoint;
  }

  // What a test can do.

  addImage(reference: string, details: Partial<ImageDetails> = {}): ImageDetails {
    const image: ImageDetails = {
      id: `sha256:${this.#newId()}`,
      tags: [reference],
      repoDigests: [],
      labels: {},
      env: {},
      user: "",
      architecture: "amd64",
      os: "linux",
      createdAt: this.now(),
      sizeBytes: 1_000_000,
      entrypoint: [],
      command: [],
      ...details,
    };
    this.#images.set(reference, image);
    return image;
  }

  /** The container itself, for its log, its health, its files and its end. Throws where there is none. */
  container(idOrName: string): FakeContainer {
    return this.#find(idOrName);
  }

  /** The next `times` requests of this verb fail. */
  failNext(verb: FakeVerb, error: EngineError, times = 1): void {
    const waiting = this.#failures.get(verb) ?? [];
    this.#failures.set(verb, [...waiting, ...Array.from({ length: times }, () => error)]);
  }

  /** The engine stops: open streams break and every request fails, until `comeBack`. */
  goAway(kind: EngineErrorKind = "refused"): void {
    this.#away = kind;
    this.#events.fail();
    for (const container of this.#containers.values()) container.logFeed.fail();
  }

  comeBack(): void {
    this.#away = null;
  }

  pushEvent(event: Partial<EngineEvent>): void {
    this.#events.push({ type: "container", action: "", id: "", attributes: {}, at: this.now(), ...event });
  }

  // The port.

  async facts(): Promise<EngineFacts> {
    this.#ask("facts");
    return this.#facts;
  }

  async ping(): Promise<void> {
    this.#ask("ping");
  }

  async *events(signal: AbortSignal): AsyncIterable<EngineEvent> {
    if (signal.aborted) return;
    this.#ask("events");
    const connected: EngineEvent = {
      type: "other",
      action: "connected",
      id: "",
      attributes: {},
      at: this.now(),
    };
    yield* this.#events.follow(signal, [connected]);
  }

  async listContainers(filter: ContainerFilter = {}): Promise<ContainerSummary[]> {
    this.#ask("listContainers");
    return [...this.#containers.values()]
      .filter((container) => filter.all !== false || container.running)
      .filter(({ spec }) => (filter.labels ?? []).every((label) => hasLabel(spec.labels, label)))
      .map((container) => container.summary());
  }

  async inspectContainer(idOrName: string): Promise<ContainerDetails | null> {
    this.#ask("inspectContainer", idOrName);
    return this.#lookUp(idOrName)?.details() ?? null;
  }

  async createContainer(spec: ContainerSpec): Promise<{ id: string; warnings: string[] }> {
    this.#ask("createContainer", spec.name);
    const image = this.#image(spec.image);
    if (image === undefined) throw new EngineError("not-found", `No such image: ${spec.image}`);
    if (this.#lookUp(spec.name)) throw new EngineError("name-taken", `The name ${spec.name} is in use`);
    for (const mount of spec.mounts) {
      if (mount.kind === "bind" && !this.hostPathExists(mount.source)) {
        throw new EngineError("bad-request", `bind source path does not exist: ${mount.source}`);
      }
      if (mount.kind === "volume" && !this.#volumes.has(mount.source)) this.#addVolume(mount.source, {});
    }
    const id = this.#newId();
    const own = emptyTree("/tmp", "/etc", "/home", "/home/node", "/root", "/var", "/var/lib");
    const files = new FakeFiles(own, spec.mounts, (mount) => this.#tree(mount));
    const container = new FakeContainer(id, spec, image.id, files, {
      now: this.now,
      program: (each) =>
        this.#program([...(each.entrypoint ?? image.entrypoint), ...each.command], this.mainProgram),
      event: (action, attributes = {}) =>
        this.pushEvent({
          action,
          id,
          attributes: { ...spec.labels, name: spec.name, image: spec.image, ...attributes },
        }),
      ended: () => {
        if (spec.autoRemove) this.#drop(container);
      },
    });
    this.#containers.set(id, container);
    this.pushEvent({ action: "create", id, attributes: { ...spec.labels, name: spec.name } });
    return { id, warnings: [] };
  }

  async startContainer(id: string): Promise<void> {
    this.#ask("startContainer", id);
    const container = this.#find(id);
    if (container.running) return;
    for (const { hostPort } of container.spec.ports) {
      const holder = [...this.#containers.values()].some(
        (each) => each.running && each.spec.ports.some((port) => port.hostPort === hostPort),
      );
      if (holder || this.takenPorts.has(hostPort)) {
        container.error = `port ${hostPort} is already allocated`;
        throw new EngineError("port-taken", container.error, { statusCode: 500 });
      }
    }
    container.start();
  }

  async stopContainer(id: string, timeoutSeconds: number): Promise<void> {
    this.#ask("stopContainer", `${id} ${timeoutSeconds}`);
    const container = this.#find(id);
    if (!container.running) return;
    const ended = container.wait(false);
    container.signal("SIGTERM");
    const killer = setTimeout(() => container.signal("SIGKILL"), timeoutSeconds * 1000);
    await ended;
    clearTimeout(killer);
    this.pushEvent({ action: "stop", id: container.id, attributes: { name: container.spec.name } });
  }

  async killContainer(id: string, signal: "SIGTERM" | "SIGKILL"): Promise<void> {
    this.#ask("killContainer", `${id} ${signal}`);
    const container = this.#find(id);
    if (!container.running) throw new EngineError("conflict", `Container ${id} is not running`);
    container.signal(signal);
  }

  async removeContainer(id: string, options: { force?: boolean } = {}): Promise<void> {
    this.#ask("removeContainer", id);
    const container = this.#find(id);
    if (container.running) {
      if (!options.force) throw new EngineError("conflict", `Container ${id} is running`);
      const ended = container.wait(false);
      container.signal("SIGKILL");
      await ended;
    }
    this.#drop(container);
  }

  async waitContainer(
    id: string,
    options: { signal?: AbortSignal; next?: boolean } = {},
  ): Promise<{ exitCode: number }> {
    this.#ask("waitContainer", id);
    const exitCode = this.#find(id).wait(options.next ?? false);
    const { signal } = options;
    if (signal === undefined) return { exitCode: await exitCode };
    const aborted = new Promise<never>((_, reject) => {
      const abort = () => reject(new EngineError("aborted", "Waiting was cancelled"));
      if (signal.aborted) abort();
      else signal.addEventListener("abort", abort, { once: true });
    });
    return { exitCode: await Promise.race([exitCode, aborted]) };
  }

  async *logs(id: string, options: LogOptions): AsyncIterable<LogChunk> {
    if (options.signal?.aborted) return;
    this.#ask("logs", id);
    const container = this.#find(id);
    const { since = 0, tail = Number.POSITIVE_INFINITY } = options;
    const past = container.log.filter((line) => (line.at ?? 0) >= since);
    const wanted = tail === 0 ? [] : past.slice(-tail);
    if (options.follow && container.running) yield* container.logFeed.follow(options.signal, wanted);
    else yield* wanted;
  }

  async *stats(id: string, signal: AbortSignal): AsyncIterable<StatsSample> {
    if (signal.aborted) return;
    this.#ask("stats", id);
    const container = this.#find(id);
    for (let first = true; !signal.aborted && this.#away === null; first = false) {
      const alive = container.running;
      yield {
        at: this.now(),
        cpuPercent: alive && !first ? 1.5 : null,
        memoryBytes: alive ? 100_000_000 : null,
        memoryLimitBytes: alive ? this.#facts.memoryBytes : null,
      };
      await sleepUnless(signal, this.statsEveryMs);
    }
  }

  async exec(id: string, options: ExecOptions): Promise<ExecSession> {
    this.#ask("exec", `${id} ${options.command.join(" ")}`);
    const container = this.#find(id);
    if (!container.running) throw new EngineError("conflict", `Container ${id} is not running`);
    const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
    const control = new AbortController();
    let size: TerminalSize | null = null;
    const program = this.#program(options.command, ({ stderr: out }) => {
      out.write(`exec: ${options.command[0]}: not found\n`);
      return 127;
    });
    const run = {
      command: options.command,
      env: options.env ?? {},
      stdin,
      stdout,
      stderr: options.tty ? stdout : stderr,
      signal: control.signal,
      size: () => size,
    };
    const killed = container.wait(true).then(() => 137);
    const exit = Promise.race([Promise.resolve().then(() => program(run)), killed]).finally(() => {
      stdout.end();
      stderr.end();
    });
    exit.catch(() => {});
    if (!options.stdin) stdin.end();
    return {
      stdin,
      stdout,
      stderr,
      exit,
      resize: async (to) => {
        size = to;
      },
      close: () => {
        stdin.end();
        stdout.destroy();
        stderr.destroy();
      },
    };
  }

  async attach(id: string): Promise<AttachSession> {
    this.#ask("attach", id);
    const container = this.#find(id);
    const [stdout, stderr] = [new PassThrough(), new PassThrough()];
    container.attached.push({ stdout, stderr });
    const close = () => {
      stdout.destroy();
      stderr.destroy();
    };
    return { stdin: container.stdin, stdout, stderr, close };
  }

  async resizeContainer(id: string, size: TerminalSize): Promise<void> {
    this.#ask("resizeContainer", id);
    this.#find(id).size = size;
  }

  async putArchive(id: string, path: string, tar: Buffer | Readable): Promise<void> {
    this.#ask("putArchive", `${id} ${path}`);
    const { files } = this.#find(id);
    if (files.get(path)?.kind !== "directory")
      throw new EngineError("not-found", `No such directory: ${path}`);
    await files.unpack(path, tar);
  }

  async getArchive(id: string, path: string): Promise<Readable | null> {
    this.#ask("getArchive", `${id} ${path}`);
    const { files } = this.#find(id);
    return files.get(path) === undefined ? null : files.pack(path);
  }

  async inspectImage(reference: string): Promise<ImageDetails | null> {
    this.#ask("inspectImage", reference);
    return this.#image(reference) ?? null;
  }

  async *buildImage(context: Readable, options: BuildOptions): AsyncIterable<BuildEvent> {
    this.#ask("buildImage", options.tag);
    context.resume();
    for await (const event of this.build(options)) {
      if (options.signal?.aborted) throw new EngineError("aborted", "The build was cancelled");
      yield event;
    }
    const { id } = this.addImage(options.tag, { labels: options.labels ?? {} });
    yield { kind: "done", imageId: id };
  }

  async removeImage(reference: string): Promise<void> {
    this.#ask("removeImage", reference);
    const image = this.#image(reference);
    if (image === undefined) throw new EngineError("not-found", `No such image: ${reference}`);
    if ([...this.#containers.values()].some((container) => container.imageId === image.id)) {
      throw new EngineError("conflict", `Image ${reference} is in use`);
    }
    this.#images.delete(reference);
  }

  async inspectVolume(name: string): Promise<VolumeDetails | null> {
    this.#ask("inspectVolume", name);
    return this.#volumes.get(name) ?? null;
  }

  async createVolume(name: string, labels: Readonly<Record<string, string>>): Promise<void> {
    this.#ask("createVolume", name);
    if (!this.#volumes.has(name)) this.#addVolume(name, labels);
  }

  async removeVolume(name: string): Promise<void> {
    this.#ask("removeVolume", name);
    if (!this.#volumes.delete(name)) throw new EngineError("not-found", `No such volume: ${name}`);
    this.#trees.delete(`volume:${name}`);
  }

  /** Every request passes here: it is written down, and fails where a test said so. */
  #ask(verb: FakeVerb, argument = ""): void {
    this.requests.push(`${verb} ${argument}`.trim());
    if (this.#away !== null) throw new EngineError(this.#away, "The fake engine is away");
    const failure = this.#failures.get(verb)?.shift();
    if (failure) throw failure;
  }

  #lookUp(idOrName: string): FakeContainer | undefined {
    const byId = this.#containers.get(idOrName);
    return byId ?? [...this.#containers.values()].find(({ spec }) => spec.name === idOrName);
  }

  #find(idOrName: string): FakeContainer {
    const container = this.#lookUp(idOrName);
    if (container === undefined) throw new EngineError("not-found", `No such container: ${idOrName}`);
    return container;
  }

  #image(reference: string): ImageDetails | undefined {
    return this.#images.get(reference) ?? [...this.#images.values()].find(({ id }) => id === reference);
  }

  #drop(container: FakeContainer): void {
    this.#containers.delete(container.id);
    this.pushEvent({ action: "destroy", id: container.id, attributes: { name: container.spec.name } });
  }

  #program(command: readonly string[], otherwise: FakeProgram): FakeProgram {
    return this.programs.get(command.join(" ")) ?? otherwise;
  }

  #addVolume(name: string, labels: Readonly<Record<string, string>>): void {
    const mountpoint = `/var/lib/fake/volumes/${name}`;
    this.#volumes.set(name, { name, labels, createdAt: this.now(), mountpoint });
  }

  #tree({ kind, source }: MountSpec): FakeTree {
    const key = `${kind}:${source}`;
    const tree = this.#trees.get(key) ?? emptyTree();
    this.#trees.set(key, tree);
    return tree;
  }

  #newId(): string {
    this.#count += 1;
    return this.#count.toString(16).padStart(64, "0");
  }
}

const fakeFacts: EngineFacts = {
  endpoint: "unix:///fake/docker.sock",
  source: "given",
  product: "docker-engine",
  id: "FAKE:0001",
  version: "27.5.1",
  apiVersion: "1.47",
  operatingSystem: "Debian GNU/Linux 12 (bookworm)",
  architecture: "x86_64",
  memoryBytes: 8_000_000_000,
  cpus: 4,
  rootless: false,
  selinux: false,
  sharesHostFiles: true,
};

/** `name` or `name=value`, as the engine's filter reads it. */
function hasLabel(labels: Readonly<Record<string, string>>, wanted: string): boolean {
  const [name = "", ...value] = wanted.split("=");
  return Object.hasOwn(labels, name) && (value.length === 0 || labels[name] === value.join("="));
}

function sleepUnless(signal: AbortSignal, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener("abort", done, { once: true });
  });
}
