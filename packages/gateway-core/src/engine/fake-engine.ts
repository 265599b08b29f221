import { PassThrough, type Readable } from "node:stream";
import type { EngineFacts } from "../contract/snapshot.ts";
import type { ContainerSpec } from "./container-spec.ts";
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
  LogChunk,
  LogOptions,
  StatsSample,
  TerminalSize,
} from "./engine.ts";
import { EngineError } from "./engine-error.ts";
import { FakeContainer } from "./fake/fake-container.ts";
import { emptyTree, FakeFiles } from "./fake/fake-files.ts";
import { FakeStore } from "./fake/fake-store.ts";

/**
 * An engine in memory for unit tests. It passes the same contract suite as the real adapter; on top of that a test can
 * reach into it: script programs, make verbs fail, let containers die, take the engine away and give it back.
 */
export class FakeEngine extends FakeStore implements Engine {
  async facts(): Promise<EngineFacts> {
    this.ask("facts");
    return this.answer;
  }

  async ping(): Promise<void> {
    this.ask("ping");
  }

  async *events(signal: AbortSignal): AsyncIterable<EngineEvent> {
    if (signal.aborted) return;
    this.ask("events");
    const connected: EngineEvent = {
      type: "other",
      action: "connected",
      id: "",
      attributes: {},
      at: this.now(),
    };
    yield* this.feed.follow(signal, [connected]);
  }

  async listContainers(filter: ContainerFilter = {}): Promise<ContainerSummary[]> {
    this.ask("listContainers");
    return [...this.containers.values()]
      .filter((container) => filter.all !== false || container.running)
      .filter(({ spec }) => (filter.labels ?? []).every((label) => hasLabel(spec.labels, label)))
      .map((container) => container.summary());
  }

  async inspectContainer(idOrName: string): Promise<ContainerDetails | null> {
    this.ask("inspectContainer", idOrName);
    return this.lookUp(idOrName)?.details() ?? null;
  }

  async specOf(idOrName: string): Promise<ContainerSpec | null> {
    this.ask("specOf", idOrName);
    const container = this.lookUp(idOrName);
    return container === undefined ? null : structuredClone(container.spec);
  }

  async renameContainer(id: string, name: string): Promise<void> {
    this.ask("renameContainer", `${id} ${name}`);
    const container = this.find(id);
    if (this.lookUp(name)) throw new EngineError("name-taken", `The name ${name} is in use`);
    container.spec = { ...container.spec, name };
  }

  async setRestartPolicy(id: string, restart: ContainerSpec["restart"]): Promise<void> {
    this.ask("setRestartPolicy", `${id} ${restart.name}`);
    const container = this.find(id);
    container.spec = { ...container.spec, restart };
  }

  async createContainer(spec: ContainerSpec): Promise<{ id: string; warnings: string[] }> {
    this.ask("createContainer", spec.name);
    const image = this.imageOf(spec.image);
    if (image === undefined) throw new EngineError("not-found", `No such image: ${spec.image}`);
    if (this.lookUp(spec.name)) throw new EngineError("name-taken", `The name ${spec.name} is in use`);
    for (const mount of spec.mounts) {
      if (mount.kind === "bind" && !this.hostPathExists(mount.source)) {
        throw new EngineError("bad-request", `bind source path does not exist: ${mount.source}`);
      }
      if (mount.kind === "volume" && !this.volumes.has(mount.source)) this.addVolume(mount.source, {});
    }
    const id = this.newId();
    const own = emptyTree("/tmp", "/etc", "/home", "/home/node", "/root", "/var", "/var/lib");
    const files = new FakeFiles(own, spec.mounts, (mount) => this.treeOf(mount));
    const container = new FakeContainer(id, spec, image.id, files, {
      now: this.now,
      program: (each) =>
        this.programFor([...(each.entrypoint ?? image.entrypoint), ...each.command], this.mainProgram),
      event: (action, attributes = {}) =>
        this.pushEvent({
          action,
          id,
          attributes: { ...spec.labels, name: spec.name, image: spec.image, ...attributes },
        }),
      ended: () => {
        if (spec.autoRemove) this.drop(container);
      },
    });
    this.containers.set(id, container);
    this.pushEvent({ action: "create", id, attributes: { ...spec.labels, name: spec.name } });
    return { id, warnings: [] };
  }

  async startContainer(id: string): Promise<void> {
    this.ask("startContainer", id);
    const container = this.find(id);
    if (container.running) return;
    for (const { hostPort } of container.spec.ports) {
      const holder = [...this.containers.values()].some(
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
    this.ask("stopContainer", `${id} ${timeoutSeconds}`);
    const container = this.find(id);
    if (!container.running) return;
    const ended = container.wait(false);
    container.signal("SIGTERM");
    const killer = setTimeout(() => container.signal("SIGKILL"), timeoutSeconds * 1000);
    await ended;
    clearTimeout(killer);
    this.pushEvent({ action: "stop", id: container.id, attributes: { name: container.spec.name } });
  }

  async killContainer(id: string, signal: "SIGTERM" | "SIGKILL"): Promise<void> {
    this.ask("killContainer", `${id} ${signal}`);
    const container = this.find(id);
    if (!container.running) throw new EngineError("conflict", `Container ${id} is not running`);
    container.signal(signal);
  }

  async removeContainer(id: string, options: { force?: boolean } = {}): Promise<void> {
    this.ask("removeContainer", id);
    const container = this.find(id);
    if (container.running) {
      if (!options.force) throw new EngineError("conflict", `Container ${id} is running`);
      const ended = container.wait(false);
      container.signal("SIGKILL");
      await ended;
    }
    this.drop(container);
  }

  async waitContainer(
    id: string,
    options: { signal?: AbortSignal; next?: boolean } = {},
  ): Promise<{ exitCode: number }> {
    this.ask("waitContainer", id);
    const exitCode = this.find(id).wait(options.next ?? false);
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
    this.ask("logs", id);
    const container = this.find(id);
    const { since = 0, tail = Number.POSITIVE_INFINITY } = options;
    const past = container.log.filter((line) => (line.at ?? 0) >= since);
    const wanted = tail === 0 ? [] : past.slice(-tail);
    if (options.follow && container.running) yield* container.logFeed.follow(options.signal, wanted);
    else yield* wanted;
  }

  async *stats(id: string, signal: AbortSignal): AsyncIterable<StatsSample> {
    if (signal.aborted) return;
    this.ask("stats", id);
    const container = this.find(id);
    for (let first = true; !signal.aborted && this.away === null; first = false) {
      const alive = container.running;
      yield {
        at: this.now(),
        cpuPercent: alive && !first ? 1.5 : null,
        memoryBytes: alive ? 100_000_000 : null,
        memoryLimitBytes: alive ? this.answer.memoryBytes : null,
      };
      await sleepUnless(signal, this.statsEveryMs);
    }
  }

  async exec(id: string, options: ExecOptions): Promise<ExecSession> {
    this.ask("exec", `${id} ${options.command.join(" ")}`);
    const container = this.find(id);
    if (!container.running) throw new EngineError("conflict", `Container ${id} is not running`);
    const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
    const control = new AbortController();
    let size: TerminalSize | null = null;
    const program = this.programFor(options.command, ({ stderr: out }) => {
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
    const interrupted = new Promise<number>((resolve) => {
      control.signal.addEventListener("abort", () => resolve(130), { once: true });
    });
    const exit = Promise.race([Promise.resolve().then(() => program(run)), killed, interrupted]).finally(
      () => {
        stdout.end();
        stderr.end();
      },
    );
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
        if (options.tty) control.abort("SIGINT");
        stdin.end();
        stdout.destroy();
        stderr.destroy();
      },
    };
  }

  async attach(id: string): Promise<AttachSession> {
    this.ask("attach", id);
    const container = this.find(id);
    const [stdout, stderr] = [new PassThrough(), new PassThrough()];
    container.attached.push({ stdout, stderr });
    const close = () => {
      stdout.destroy();
      stderr.destroy();
    };
    return { stdin: container.stdin, stdout, stderr, close };
  }

  async resizeContainer(id: string, size: TerminalSize): Promise<void> {
    this.ask("resizeContainer", id);
    this.find(id).size = size;
  }

  async putArchive(id: string, path: string, tar: Buffer | Readable): Promise<void> {
    this.ask("putArchive", `${id} ${path}`);
    const { files } = this.find(id);
    if (files.get(path)?.kind !== "directory")
      throw new EngineError("not-found", `No such directory: ${path}`);
    await files.unpack(path, tar);
  }

  async getArchive(id: string, path: string): Promise<Readable | null> {
    this.ask("getArchive", `${id} ${path}`);
    const { files } = this.find(id);
    return files.get(path) === undefined ? null : files.pack(path);
  }

  async *buildImage(context: Readable, options: BuildOptions): AsyncIterable<BuildEvent> {
    this.ask("buildImage", options.tag);
    context.resume();
    for await (const event of this.build(options)) {
      if (options.signal?.aborted) throw new EngineError("aborted", "The build was cancelled");
      yield event;
    }
    const { id } = this.addImage(options.tag, { labels: options.labels ?? {} });
    yield { kind: "done", imageId: id };
  }
}

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
