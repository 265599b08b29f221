import { Readable } from "node:stream";
import type { ImageDetails, NetworkDetails, VolumeDetails } from "../engine.ts";
import { EngineError } from "../engine-error.ts";
import type { ImageRemoval, ImageSummary, LoadEvent, PullEvent, PullOptions } from "../engine-images.ts";
import { FakeWorld } from "./fake-world.ts";
import { readTar, tarOf } from "./tar.ts";

/** The verbs for images and volumes. */
export class FakeStore extends FakeWorld {
  async inspectImage(reference: string): Promise<ImageDetails | null> {
    this.ask("inspectImage", reference);
    return this.imageOf(reference) ?? null;
  }

  async listImages(): Promise<ImageSummary[]> {
    this.ask("listImages");
    const byId = new Map([...this.images.values()].map((image) => [image.id, image]));
    return [...byId.values()].map(({ id, tags, repoDigests, labels, createdAt, sizeBytes }) => ({
      id,
      references: tags,
      repoDigests,
      labels,
      createdAt,
      bytes: sizeBytes,
      dangling: tags.length === 0 && repoDigests.length === 0,
    }));
  }

  async *pullImage(reference: string, options: PullOptions = {}): AsyncIterable<PullEvent> {
    this.ask("pullImage", reference);
    const cancelled = () => new EngineError("aborted", "The pull was cancelled");
    if (options.signal?.aborted) throw cancelled();
    for await (const event of this.pull(reference, options)) {
      if (options.signal?.aborted) throw cancelled();
      yield event;
      if (this.away !== null) throw new EngineError("connection-lost", "The fake engine went away");
    }
    const details = this.registry.get(reference);
    if (details === undefined) {
      throw new EngineError("registry-not-found", `manifest for ${reference} not found: manifest unknown`);
    }
    const { id } = this.addImage(reference, details);
    this.pushEvent({ type: "image", action: "pull", id: reference, attributes: { name: reference } });
    yield { id: null, status: "other", text: `Status: Downloaded newer image for ${reference} (${id})` };
  }

  async tagImage(idOrReference: string, reference: string): Promise<void> {
    this.ask("tagImage", `${idOrReference} ${reference}`);
    this.name(reference, this.findImage(idOrReference));
    this.pushEvent({ type: "image", action: "tag", id: reference, attributes: { name: reference } });
  }

  async removeImage(reference: string, options: { force?: boolean } = {}): Promise<ImageRemoval> {
    this.ask("removeImage", reference);
    const image = this.findImage(reference);
    const byId = reference === image.id;
    const last = byId || image.tags.length <= 1;
    if (byId && image.tags.length > 1 && !options.force) {
      throw new EngineError("conflict", `Image ${reference} has several names`);
    }
    const users = [...this.containers.values()].filter(({ imageId }) => imageId === image.id);
    if (last && users.some(({ running }) => running || !options.force)) {
      throw new EngineError("conflict", `Image ${reference} is in use`);
    }
    const untagged = byId ? image.tags : [reference];
    for (const name of untagged) this.unname(name);
    if (last) this.images.delete(image.id);
    this.pushEvent({ type: "image", action: last ? "delete" : "untag", id: image.id });
    return { untagged, deleted: last ? [image.id] : [] };
  }

  async *loadImage(tar: Readable, signal: AbortSignal): AsyncIterable<LoadEvent> {
    this.ask("loadImage");
    const entries = await readTar(tar).catch((cause: Error) => {
      throw new EngineError("archive-invalid", cause.message, { cause });
    });
    if (signal.aborted) throw new EngineError("aborted", "Loading the image was cancelled");
    const described = entries.find(({ name }) => name === "image.json");
    if (described === undefined) throw new EngineError("archive-invalid", "There is no image in it");
    const image = JSON.parse(described.data) as ImageDetails;
    for (const reference of image.tags) {
      this.name(reference, image);
      yield { kind: "loaded", reference };
    }
    if (image.tags.length > 0) return;
    this.images.set(image.id, image);
    yield { kind: "loaded", id: image.id };
  }

  async saveImage(reference: string, signal: AbortSignal): Promise<Readable> {
    this.ask("saveImage", reference);
    const image = this.findImage(reference);
    const tags = reference === image.id ? [] : [reference];
    const data = JSON.stringify({ ...image, tags });
    const tar = await tarOf([{ name: "image.json", mode: 0o644, uid: 0, gid: 0, data }]);
    return Readable.from([tar], { signal });
  }

  async inspectVolume(name: string): Promise<VolumeDetails | null> {
    this.ask("inspectVolume", name);
    return this.volumes.get(name) ?? null;
  }

  async inspectNetwork(name: string): Promise<NetworkDetails | null> {
    this.ask("inspectNetwork", name);
    return name === "bridge" ? { name, driver: "bridge" } : null;
  }

  async createVolume(name: string, labels: Readonly<Record<string, string>>): Promise<void> {
    this.ask("createVolume", name);
    if (!this.volumes.has(name)) this.addVolume(name, labels);
  }

  async removeVolume(name: string): Promise<void> {
    this.ask("removeVolume", name);
    const mounted = [...this.containers.values()].some(({ spec }) =>
      spec.mounts.some((mount) => mount.kind === "volume" && mount.source === name),
    );
    if (mounted) throw new EngineError("conflict", `Volume ${name} is in use`);
    if (!this.volumes.delete(name)) throw new EngineError("not-found", `No such volume: ${name}`);
    this.trees.delete(`volume:${name}`);
  }

  private findImage(reference: string): ImageDetails {
    const image = this.imageOf(reference);
    if (image === undefined) throw new EngineError("not-found", `No such image: ${reference}`);
    return image;
  }
}
