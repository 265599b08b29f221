import { statSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import os from "node:os";
import type { Duplex, Readable } from "node:stream";
import type { EngineFacts } from "../contract/snapshot.ts";
import { engineError } from "./classify-engine-error.ts";
import type { ContainerSpec } from "./container-spec.ts";
import { containerDetails, containerSummary } from "./dockerode/container-answer.ts";
import { createOptions } from "./dockerode/create-options.ts";
import { dial } from "./dockerode/dial.ts";
import { DockerConnection, lookLimitMs } from "./dockerode/docker-connection.ts";
import { duplexSession } from "./dockerode/duplex-session.ts";
import { followStream } from "./dockerode/follow-stream.ts";
import { joinNetworks } from "./dockerode/join-networks.ts";
import { openExec } from "./dockerode/open-exec.ts";
import { readBuild } from "./dockerode/read-build.ts";
import { readEvents } from "./dockerode/read-events.ts";
import { readLogs } from "./dockerode/read-logs.ts";
import { readSpec } from "./dockerode/read-spec.ts";
import { readStats } from "./dockerode/read-stats.ts";
import { resize } from "./dockerode/resize.ts";
import { StoreVerbs } from "./dockerode/store-verbs.ts";
import { type Endpoint, parseEndpoint } from "./endpoint.ts";
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
import { engineFacts } from "./engine-facts.ts";
import { type EngineVersion, engineVersion } from "./engine-version.ts";
import { requestJson } from "./request-json.ts";

const pingLimitMs = 5000;

/**
 * The engine at `endpoint` (`unix:///path`, `npipe:////./pipe/name`, `tcp://127.0.0.1:port`). Asks it for its version,
 * unless the caller already has; rejects with EngineError. dockerode itself is loaded with the first request.
 */
export async function connectDockerode(
  endpoint: string,
  known: { version?: EngineVersion; source?: string } = {},
): Promise<Engine> {
  const parsed = parseEndpoint(endpoint);
  const version = known.version ?? (await engineVersion(parsed, { limitMs: pingLimitMs }));
  return new DockerodeEngine(endpoint, parsed, version, known.source ?? "given");
}

class DockerodeEngine extends StoreVerbs implements Engine {
  readonly endpoint: string;
  readonly #where: Endpoint;
  readonly #version: EngineVersion;
  readonly #source: string;
  readonly #connection: DockerConnection;

  constructor(endpoint: string, where: Endpoint, version: EngineVersion, source: string) {
    const connection = new DockerConnection(where, version.apiVersion);
    super(connection, version.podman);
    this.endpoint = endpoint;
    this.#where = where;
    this.#version = version;
    this.#source = source;
    this.#connection = connection;
  }

  async facts(): Promise<EngineFacts> {
    const info = await requestJson(this.#where, "/info", { limitMs: lookLimitMs });
    const engine = { endpoint: this.endpoint, source: this.#source, version: this.#version };
    return engineFacts(info, engine, {
      platform: process.platform,
      kernelRelease: os.release(),
      directoryExists: (path) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false,
    });
  }

  async ping(): Promise<void> {
    await engineVersion(this.#where, { limitMs: pingLimitMs });
  }

  events(signal: AbortSignal): AsyncIterable<EngineEvent> {
    const open = async () =>
      toReadable(await (await this.#connection.client()).getEvents({ abortSignal: signal }));
    return followStream(open, readEvents, { signal });
  }

  listContainers(filter: ContainerFilter = {}): Promise<ContainerSummary[]> {
    return this.#connection.look(async (docker, abortSignal) => {
      const filters = filter.labels?.length ? { label: [...filter.labels] } : {};
      const list: unknown[] = await docker.listContainers({ all: filter.all ?? true, filters, abortSignal });
      return list.map(containerSummary);
    });
  }

  inspectContainer(idOrName: string): Promise<ContainerDetails | null> {
    return this.#connection.lookFor(async (docker, abortSignal) =>
      containerDetails(await docker.getContainer(idOrName).inspect({ abortSignal })),
    );
  }

  async specOf(idOrName: string): Promise<ContainerSpec | null> {
    return readSpec(this.#connection, idOrName);
  }

  async createContainer(spec: ContainerSpec): Promise<{ id: string; warnings: string[] }> {
    const created = await this.#create(spec);
    await joinNetworks(this.#connection, created.id, spec);
    return created;
  }

  #create(spec: ContainerSpec): Promise<{ id: string; warnings: string[] }> {
    return this.#connection.do(
      async (docker) => {
        // docker.createContainer answers with a handle and drops the warnings.
        const answer = await dial<{ Id: string; Warnings?: string[] | null }>(docker, {
          path: "/containers/create?",
          method: "POST",
          options: { _query: { name: spec.name }, _body: createOptions(spec) },
          statusCodes: { 200: true, 201: true },
        });
        return { id: answer.Id, warnings: answer.Warnings ?? [] };
      },
      { verb: "create" },
    );
  }

  startContainer(id: string): Promise<void> {
    return this.#connection.doUnlessDone((docker) => docker.getContainer(id).start(), "start");
  }

  stopContainer(id: string, timeoutSeconds: number): Promise<void> {
    return this.#connection.doUnlessDone((docker) => docker.getContainer(id).stop({ t: timeoutSeconds }));
  }

  killContainer(id: string, signal: "SIGTERM" | "SIGKILL"): Promise<void> {
    return this.#connection.do(async (docker) => void (await docker.getContainer(id).kill({ signal })));
  }

  removeContainer(id: string, options: { force?: boolean } = {}): Promise<void> {
    return this.#connection.do(
      async (docker) => void (await docker.getContainer(id).remove({ force: options.force ?? false })),
    );
  }

  renameContainer(id: string, name: string): Promise<void> {
    return this.#connection.do(async (docker) => void (await docker.getContainer(id).rename({ name })), {
      verb: "create",
    });
  }

  setRestartPolicy(id: string, { name, maximumRetryCount = 0 }: ContainerSpec["restart"]): Promise<void> {
    const policy = { Name: name, MaximumRetryCount: maximumRetryCount };
    return this.#connection.do(
      async (docker) => void (await docker.getContainer(id).update({ RestartPolicy: policy })),
    );
  }

  waitContainer(
    id: string,
    options: { signal?: AbortSignal; next?: boolean } = {},
  ): Promise<{ exitCode: number }> {
    return this.#connection.do(
      async (docker) => {
        const answer = (await docker.getContainer(id).wait({
          condition: options.next ? "next-exit" : "not-running",
          ...(options.signal ? { abortSignal: options.signal } : {}),
        })) as { StatusCode: number };
        return { exitCode: answer.StatusCode };
      },
      { signal: options.signal },
    );
  }

  async *logs(id: string, options: LogOptions): AsyncIterable<LogChunk> {
    if (options.signal?.aborted) return;
    const container = await this.inspectContainer(id);
    if (container === null) throw new EngineError("not-found", `No such container: ${id}`);
    const open = async () => {
      const query = {
        stdout: true,
        stderr: true,
        timestamps: true,
        follow: options.follow,
        tail: options.tail ?? "all",
        ...(options.since === undefined ? {} : { since: unixSeconds(options.since) }),
      };
      // container.logs reads a log that is not followed into memory, and parses it as JSON where it happens to be some.
      return dial<IncomingMessage>(await this.#connection.client(), {
        path: `/containers/${encodeURIComponent(id)}/logs?`,
        method: "GET",
        isStream: true,
        options: query,
        statusCodes: { 200: true },
        ...(options.signal ? { abortSignal: options.signal } : {}),
      });
    };
    yield* followStream(open, (source) => readLogs(source, container.tty), options);
  }

  stats(id: string, signal: AbortSignal): AsyncIterable<StatsSample> {
    const open = async () => {
      // The types of container.stats know no signal together with a stream.
      const options: { stream: true } = Object.assign({ stream: true as const }, { abortSignal: signal });
      return toReadable(await (await this.#connection.client()).getContainer(id).stats(options));
    };
    return followStream(open, readStats, { signal });
  }

  exec(id: string, options: ExecOptions): Promise<ExecSession> {
    return this.#connection.do((docker) => openExec(docker, id, options));
  }

  attach(id: string, options: { tty: boolean }): Promise<AttachSession> {
    return this.#connection.do(async (docker) => {
      // container.attach sends its options as a body as well, which Podman hands to the program as its first input.
      const connection = await dial<Duplex>(docker, {
        path: `/containers/${encodeURIComponent(id)}/attach?`,
        method: "POST",
        options: { stream: true, stdin: true, stdout: true, stderr: true },
        file: Buffer.alloc(0),
        hijack: true,
        openStdin: true,
        isStream: true,
        statusCodes: { 101: true, 200: true },
      });
      const { over: _, ...session } = duplexSession(connection, options.tty);
      return session;
    });
  }

  resizeContainer(id: string, size: TerminalSize): Promise<void> {
    return this.#connection.do((docker) => resize(docker, `/containers/${encodeURIComponent(id)}`, size));
  }

  putArchive(id: string, path: string, tar: Buffer | Readable): Promise<void> {
    return this.#connection.do(
      async (docker) => void (await docker.getContainer(id).putArchive(tar, { path })),
    );
  }

  async getArchive(id: string, path: string): Promise<Readable | null> {
    try {
      return await this.#connection.lookAtStream(async (docker, abortSignal) =>
        toReadable(await docker.getContainer(id).getArchive({ path, abortSignal })),
      );
    } catch (error) {
      const failure = engineError(error);
      // 404 stands for a missing path and for a missing container.
      if (failure.kind === "not-found" && (await this.inspectContainer(id)) !== null) return null;
      throw failure;
    }
  }

  async *buildImage(context: Readable, options: BuildOptions): AsyncIterable<BuildEvent> {
    const { tag, signal } = options;
    const broken: unknown[] = [];
    // Before anything is asked: a stream that fails with nobody listening ends the process.
    context.on("error", (error) => broken.push(error));
    const open = async () =>
      toReadable(
        await (await this.#connection.client()).buildImage(context, {
          // Podman has its own builder behind the same call and no BuildKit session.
          version: this.#version.podman ? "1" : "2",
          ...(options.buildArgs ? { buildargs: { ...options.buildArgs } } : {}),
          ...(options.labels ? { labels: { ...options.labels } } : {}),
          ...(options.dockerfile ? { dockerfile: options.dockerfile } : {}),
          ...(signal ? { abortSignal: signal } : {}),
        }),
      );
    try {
      for await (const event of followStream(open, readBuild, { signal, verb: "build" })) {
        if (event.kind !== "done") yield event;
        else if (!signal?.aborted) {
          await this.#tagImage(event.imageId, tag);
          yield event;
          return;
        }
      }
    } catch (error) {
      throw broken.length === 0 || signal?.aborted ? error : broken[0];
    } finally {
      // docker-modem pipes it and leaves it open when the request ends first.
      context.destroy();
    }
    // An abort ends the stream quietly; a build that has no image must not look done.
    throw new EngineError("aborted", "The build was cancelled");
  }

  #tagImage(id: string, reference: string): Promise<void> {
    const colon = reference.lastIndexOf(":");
    const tagged = colon > reference.lastIndexOf("/");
    const [repo, tag] = tagged
      ? [reference.slice(0, colon), reference.slice(colon + 1)]
      : [reference, "latest"];
    return this.#connection.do(async (docker) => void (await docker.getImage(id).tag({ repo, tag })));
  }
}

/** dockerode types its streams by the older interface; each of them is an IncomingMessage. */
function toReadable(stream: NodeJS.ReadableStream): Readable {
  return stream as Readable;
}

/** Seconds with all the digits we have: whole seconds would repeat or lose lines. */
function unixSeconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(6);
}
