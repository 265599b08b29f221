import type { IncomingMessage } from "node:http";
import type { Readable } from "node:stream";
import { isImageReference, parseImageReference } from "../../contract/image-reference.ts";
import { RockpoolError } from "../../contract/rockpool-error.ts";
import { engineError } from "../classify-engine-error.ts";
import type { ImageDetails, NetworkDetails, VolumeDetails } from "../engine.ts";
import { EngineError } from "../engine-error.ts";
import type { ImageRemoval, ImageSummary, LoadEvent, PullEvent, PullOptions } from "../engine-images.ts";
import { dial } from "./dial.ts";
import type { DockerConnection } from "./docker-connection.ts";
import { followStream } from "./follow-stream.ts";
import { imageDetails, imageRemoval, imageSummary, networkDetails, volumeDetails } from "./image-answer.ts";
import { readLoad } from "./read-load.ts";
import { readPull } from "./read-pull.ts";

/**
 * The verbs for what an engine keeps besides containers: images, volumes and networks. Options are made anew for each request, as
 * docker-modem takes signal and credentials out of the object it is given.
 */
export class StoreVerbs {
  readonly #connection: DockerConnection;
  readonly #podman: boolean;

  constructor(connection: DockerConnection, podman: boolean) {
    this.#connection = connection;
    this.#podman = podman;
  }

  async inspectImage(reference: string): Promise<ImageDetails | null> {
    const path = `/images/${checked(reference)}/json`;
    return this.#connection.lookFor(async (docker, abortSignal) => {
      // image.inspect takes no signal, so that it could wait for ever.
      return imageDetails(
        await dial(docker, { path, method: "GET", abortSignal, statusCodes: { 200: true } }),
      );
    });
  }

  listImages(): Promise<ImageSummary[]> {
    return this.#connection.look(async (docker, abortSignal) => {
      const list: unknown[] = await docker.listImages({ abortSignal });
      return list.map(imageSummary);
    });
  }

  async *pullImage(reference: string, options: PullOptions = {}): AsyncIterable<PullEvent> {
    const { name, tag } = named(reference);
    const { auth, platform, signal } = options;
    const open = async () =>
      dial<IncomingMessage>(await this.#connection.client(), {
        path: "/images/create?",
        method: "POST",
        isStream: true,
        options: { _query: { fromImage: name, tag, ...(platform ? { platform } : {}) }, _body: {} },
        ...(auth ? { authconfig: { ...auth } } : {}),
        ...(signal ? { abortSignal: signal } : {}),
        statusCodes: { 200: true },
      });
    yield* followStream(open, (source) => readPull(source, { podman: this.#podman }), {
      signal,
      verb: "pull",
    });
    // An abort ends the stream quietly; half an image must not look like one.
    if (signal?.aborted) throw new EngineError("aborted", "The pull was cancelled");
  }

  async tagImage(idOrReference: string, reference: string): Promise<void> {
    const path = `/images/${checked(idOrReference)}/tag?`;
    const { name, tag } = named(reference);
    await this.#connection.do((docker) =>
      dial(docker, {
        path,
        method: "POST",
        options: { _query: { repo: name, tag }, _body: {} },
        statusCodes: { 200: true, 201: true },
      }),
    );
  }

  async removeImage(reference: string, options: { force?: boolean } = {}): Promise<ImageRemoval> {
    const name = checked(reference);
    return this.#connection.do(async (docker) =>
      imageRemoval(await docker.getImage(name).remove({ force: options.force ?? false })),
    );
  }

  async *loadImage(tar: Readable, signal: AbortSignal): AsyncIterable<LoadEvent> {
    const open = async () =>
      dial<IncomingMessage>(await this.#connection.client(), {
        path: "/images/load?",
        method: "POST",
        isStream: true,
        options: { quiet: true },
        file: tar,
        headers: { "Content-Type": "application/x-tar" },
        abortSignal: signal,
        statusCodes: { 200: true },
      });
    try {
      yield* followStream(open, readLoad, { signal, verb: "load" });
    } finally {
      tar.destroy();
    }
    if (signal.aborted) throw new EngineError("aborted", "Loading the image was cancelled");
  }

  async saveImage(reference: string, signal: AbortSignal): Promise<Readable> {
    const path = `/images/${checked(reference)}/get`;
    // Engine 20.10 answers 200 and breaks off for an image that it has not; Podman as well.
    if ((await this.inspectImage(reference)) === null) {
      throw new EngineError("not-found", `No such image: ${reference}`);
    }
    try {
      return await dial<IncomingMessage>(await this.#connection.client(), {
        path,
        method: "GET",
        isStream: true,
        abortSignal: signal,
        statusCodes: { 200: true },
      });
    } catch (error) {
      throw engineError(error, "other", signal);
    }
  }

  inspectVolume(name: string): Promise<VolumeDetails | null> {
    return this.#connection.lookFor(async (docker, abortSignal) =>
      volumeDetails(await docker.getVolume(name).inspect({ abortSignal })),
    );
  }

  createVolume(name: string, labels: Readonly<Record<string, string>>): Promise<void> {
    return this.#connection.do(
      async (docker) => void (await docker.createVolume({ Name: name, Labels: { ...labels } })),
    );
  }

  removeVolume(name: string): Promise<void> {
    return this.#connection.do(async (docker) => void (await docker.getVolume(name).remove()));
  }

  inspectNetwork(name: string): Promise<NetworkDetails | null> {
    return this.#connection.lookFor(async (docker, abortSignal) =>
      networkDetails(
        await dial(docker, {
          path: `/networks/${encodeURIComponent(name)}`,
          method: "GET",
          abortSignal,
          statusCodes: { 200: true },
        }),
      ),
    );
  }
}

/**
 * Name and tag as the engine's calls want them. Without a tag it is `latest`: an engine asked for a name alone pulls all
 * there are. A digest wins over a tag, which then only says what it was.
 */
function named(reference: string): { name: string; tag: string } {
  const parsed = parseImageReference(reference);
  if ("problem" in parsed) throw invalid(reference);
  const { domain, path, tag, digest } = parsed;
  return { name: `${domain}/${path}`, tag: digest ?? tag ?? "latest" };
}

/** It becomes part of a path, where `../` or `?` would ask something else. */
function checked(reference: string): string {
  if (isImageReference(reference)) return reference;
  throw invalid(reference);
}

function invalid(reference: string): RockpoolError {
  const message = `${JSON.stringify(reference)} is not an image reference`;
  return new RockpoolError({ code: "image-reference-invalid", message, facts: { image: reference } });
}
