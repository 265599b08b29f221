import { createHash, randomBytes } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import { pack } from "tar-stream";

export interface TestPlatform {
  os: string;
  architecture: string;
  variant?: string;
}

export interface TestImage {
  /** `openclaw/openclaw` */
  repository: string;
  tag: string;
  /** For each layer the bytes of its one random file, or a tar of the test's own. Default: one layer of 1000 bytes. */
  layers?: readonly (number | Buffer)[];
  labels?: Readonly<Record<string, string>>;
  env?: readonly string[];
  entrypoint?: readonly string[];
  command?: readonly string[];
  user?: string;
  created?: string;
  /** One makes an image, more (or `index`) an index of them, each with layers of its own. Default: linux/amd64. */
  platforms?: readonly TestPlatform[];
  index?: boolean;
  /** With an `unknown/unknown` entry in the index, as BuildKit writes it for provenance. */
  attestation?: boolean;
  /** Media types: OCI's, or Docker's schema 2. Default `oci`. */
  format?: "oci" | "docker";
  credentials?: { username: string; password: string };
}

export interface PushedImage {
  /** `127.0.0.1:40123/openclaw/openclaw:2026.9.6` */
  reference: string;
  /** Of what the tag names. */
  digest: string;
  manifests: {
    platform: TestPlatform;
    digest: string;
    config: string;
    layers: { digest: string; bytes: number }[];
  }[];
}

const mediaTypes = {
  oci: {
    index: "application/vnd.oci.image.index.v1+json",
    manifest: "application/vnd.oci.image.manifest.v1+json",
    config: "application/vnd.oci.image.config.v1+json",
    layer: "application/vnd.oci.image.layer.v1.tar+gzip",
  },
  docker: {
    index: "application/vnd.docker.distribution.manifest.list.v2+json",
    manifest: "application/vnd.docker.distribution.manifest.v2+json",
    config: "application/vnd.docker.container.image.v1+json",
    layer: "application/vnd.docker.image.rootfs.diff.tar.gzip",
  },
};

/** Puts an image into a registry by its HTTP API, without an engine: any platform, known sizes. Throws what the registry says. */
export async function pushTestImage(address: string, image: TestImage): Promise<PushedImage> {
  const platforms = image.platforms ?? [{ os: "linux", architecture: "amd64" }];
  const types = mediaTypes[image.format ?? "oci"];
  const registry = uploader(address, image);
  const manifests: PushedImage["manifests"] = [];
  const entries: object[] = [];
  for (const platform of platforms) {
    const { text, ...pushed } = await pushManifest(registry, image, platform);
    manifests.push({ platform, ...pushed });
    entries.push({ mediaType: types.manifest, digest: pushed.digest, size: text.length, platform });
    await registry.manifest(pushed.digest, types.manifest, text);
    if (platforms.length === 1 && !image.index) await registry.manifest(image.tag, types.manifest, text);
  }
  let digest = manifests[0]?.digest ?? "";
  if (platforms.length !== 1 || image.index) {
    if (image.attestation && entries[0])
      entries.push({ ...entries[0], platform: { os: "unknown", architecture: "unknown" } });
    const text = json({ schemaVersion: 2, mediaType: types.index, manifests: entries });
    await registry.manifest(image.tag, types.index, text);
    digest = digestOf(text);
  }
  return { reference: `${address}/${image.repository}:${image.tag}`, digest, manifests };
}

async function pushManifest(registry: Uploader, image: TestImage, platform: TestPlatform) {
  const types = mediaTypes[image.format ?? "oci"];
  const layers: { digest: string; bytes: number }[] = [];
  const diffs: string[] = [];
  for (const [index, wish] of (image.layers ?? [1000]).entries()) {
    const tar = typeof wish === "number" ? await tarWith(`random-${index}`, randomBytes(wish)) : wish;
    // Level 0, as random bytes do not get smaller.
    const blob = gzipSync(tar, { level: 0 });
    layers.push({ digest: await registry.blob(blob), bytes: blob.length });
    diffs.push(digestOf(tar));
  }
  const config = json({
    ...platform,
    created: image.created ?? "2026-09-06T00:00:00Z",
    config: {
      Labels: image.labels ?? {},
      Env: image.env ?? [],
      Entrypoint: image.entrypoint ?? null,
      Cmd: image.command ?? null,
      User: image.user ?? "",
    },
    rootfs: { type: "layers", diff_ids: diffs },
    history: [],
  });
  const configDigest = await registry.blob(config);
  const text = json({
    schemaVersion: 2,
    mediaType: types.manifest,
    config: { mediaType: types.config, digest: configDigest, size: config.length },
    layers: layers.map(({ digest, bytes }) => ({ mediaType: types.layer, digest, size: bytes })),
  });
  return { text, digest: digestOf(text), config: configDigest, layers };
}

interface Uploader {
  blob(bytes: Buffer): Promise<string>;
  manifest(reference: string, type: string, text: Buffer): Promise<void>;
}

function uploader(address: string, { repository, credentials }: TestImage): Uploader {
  const authorization: Record<string, string> = credentials
    ? {
        Authorization: `Basic ${Buffer.from(`${credentials.username}:${credentials.password}`).toString("base64")}`,
      }
    : {};
  async function send(method: string, url: string, body?: Buffer, type = "application/octet-stream") {
    const headers = { ...authorization, ...(body ? { "Content-Type": type } : {}) };
    const answer = await fetch(url, { method, headers, body: body ? new Uint8Array(body) : null });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${url}: HTTP ${answer.status} ${text}`);
    return answer;
  }
  const base = `http://${address}/v2/${repository}`;
  return {
    async blob(bytes) {
      const digest = digestOf(bytes);
      const begun = await send("POST", `${base}/blobs/uploads/`);
      const url = new URL(begun.headers.get("Location") ?? "", base);
      url.searchParams.set("digest", digest);
      await send("PUT", url.href, bytes);
      return digest;
    },
    async manifest(reference, type, text) {
      await send("PUT", `${base}/manifests/${reference}`, text, type);
    },
  };
}

async function tarWith(name: string, data: Buffer): Promise<Buffer> {
  const tar = pack();
  tar.entry({ name, mode: 0o644, mtime: new Date(0) }, data);
  tar.finalize();
  return buffer(tar);
}

function json(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value));
}

function digestOf(bytes: Buffer): string {
  return `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
}
