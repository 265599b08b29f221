import type Docker from "dockerode";
import { type EngineVerb, engineError } from "../classify-engine-error.ts";
import type { Endpoint } from "../endpoint.ts";
import { EngineError } from "../engine-error.ts";
import { dockerClient } from "./docker-client.ts";

/** Time for an answer that needs no work from the engine; a busy one with slow disks takes seconds. */
export const lookLimitMs = 30_000;

/** One dockerode client, loaded with the first request, whose errors come out as EngineError. */
export class DockerConnection {
  readonly #where: Endpoint;
  readonly #apiVersion: string;
  #client: Promise<Docker> | null = null;

  constructor(where: Endpoint, apiVersion: string) {
    this.#where = where;
    this.#apiVersion = apiVersion;
  }

  client(): Promise<Docker> {
    this.#client ??= dockerClient(this.#where, this.#apiVersion);
    return this.#client;
  }

  /** A request that changes something, or may take as long as it takes. */
  async do<T>(
    request: (docker: Docker) => Promise<T>,
    options: { verb?: EngineVerb; signal?: AbortSignal | undefined } = {},
  ): Promise<T> {
    try {
      return await request(await this.client());
    } catch (error) {
      throw engineError(error, options.verb, options.signal);
    }
  }

  /** The same where 304 says "it is so already": starting twice and stopping twice are fine. */
  async doUnlessDone(
    request: (docker: Docker) => Promise<unknown>,
    verb: EngineVerb = "other",
  ): Promise<void> {
    try {
      await this.do(request, { verb });
    } catch (error) {
      if (!(error instanceof EngineError && error.statusCode === 304)) throw error;
    }
  }

  /** A request that only looks: `timeout` after `lookLimitMs`, so that a hung engine hangs nobody else. */
  look<T>(request: (docker: Docker, abortSignal: AbortSignal) => Promise<T>): Promise<T> {
    const signal = AbortSignal.timeout(lookLimitMs);
    return this.do((docker) => request(docker, signal), { signal });
  }

  /** The same for a stream: the limit is for its beginning, the rest takes as long as it takes. */
  async lookAtStream<T>(request: (docker: Docker, abortSignal: AbortSignal) => Promise<T>): Promise<T> {
    const late = new AbortController();
    const timer = setTimeout(
      () => late.abort(new DOMException("The engine does not answer", "TimeoutError")),
      lookLimitMs,
    );
    try {
      return await this.do((docker) => request(docker, late.signal), { signal: late.signal });
    } finally {
      clearTimeout(timer);
    }
  }

  /** A look, with null where the engine knows no such thing. */
  async lookFor<T>(request: (docker: Docker, abortSignal: AbortSignal) => Promise<T>): Promise<T | null> {
    try {
      return await this.look(request);
    } catch (error) {
      if (error instanceof EngineError && error.kind === "not-found") return null;
      throw error;
    }
  }
}
