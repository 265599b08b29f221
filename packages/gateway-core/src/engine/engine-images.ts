import type { Readable } from "node:stream";

/** What an engine does with images beside building and inspecting them. */
export interface EngineImages {
  /** Every image with its names; layers between them are left out. */
  listImages(): Promise<ImageSummary[]>;
  /**
   * Gets an image from its registry; without a tag `latest`, never all of them. Ends when it is all there. Throws the
   * EngineErrors of a registry (`registry-*`, `rate-limited`, `no-platform`), `disk-full`, `connection-lost` where the engine
   * broke off, and `aborted`; the engine stops by itself when the connection is closed.
   */
  pullImage(reference: string, options?: PullOptions): AsyncIterable<PullEvent>;
  /** One more name for an image. A name that another image had is taken from it. */
  tagImage(idOrReference: string, reference: string): Promise<void>;
  /** Takes a name away, and the image with its last one. `conflict` while a container or a second name needs it. */
  removeImage(reference: string, options?: { force?: boolean }): Promise<ImageRemoval>;
  /**
   * What `docker save` wrote, read to its end or destroyed. Throws `archive-invalid` for anything else, and for half of one.
   */
  loadImage(tar: Readable, signal: AbortSignal): AsyncIterable<LoadEvent>;
  /** A tar of the image with that name, as `docker save` makes it; `not-found` where there is none. */
  saveImage(reference: string, signal: AbortSignal): Promise<Readable>;
}

/** As the engine takes it. A registry's `identitytoken` stands for name and password. */
export type RegistryAuth =
  | { username: string; password: string; serveraddress: string }
  | { identitytoken: string; serveraddress?: string };

export interface PullOptions {
  auth?: RegistryAuth;
  /** `linux/arm64`; the engine's own by default. */
  platform?: string;
  signal?: AbortSignal;
}

export interface PullEvent {
  /** The first twelve hex digits of a layer's digest; null for what is said of the whole. */
  id: string | null;
  status:
    | "pulling-fs-layer"
    | "waiting"
    | "downloading"
    | "verifying"
    | "download-complete"
    | "extracting"
    | "complete"
    | "exists"
    | "retrying"
    | "other";
  /** Bytes of this layer: compressed ones, also while it is unpacked. After the engine's own retry it counts what is left. */
  current?: number;
  total?: number;
  /** The engine's words: `Retrying in 5 seconds`, `Digest: sha256:…`. */
  text: string;
}

export interface ImageSummary {
  id: string;
  /** Names with a tag, without those the engine writes as `<none>`. */
  references: readonly string[];
  repoDigests: readonly string[];
  labels: Readonly<Record<string, string>>;
  /** Epoch milliseconds; 0 where the engine does not know. */
  createdAt: number;
  /** Unpacked; layers that images share are counted in each. */
  bytes: number;
  /** No name, neither by tag nor by digest. */
  dangling: boolean;
}

export interface ImageRemoval {
  /** Names that went. */
  untagged: readonly string[];
  /** Ids of images and layers that went. */
  deleted: readonly string[];
}

/** An image that was saved without a name has an id only. */
export type LoadEvent =
  | { kind: "loaded"; reference: string }
  | { kind: "loaded"; id: string }
  | { kind: "output"; text: string };
