import type { ImageTags, ResolvedImage } from "../../contract/images.ts";
import { requireReference } from "../../contract/require-reference.ts";
import type { Host } from "../../host/host.ts";
import type { Fetch } from "./bounded-fetch.ts";
import { type CredentialLookup, dockerCredentials } from "./docker-credentials.ts";
import { enginePlatform, type Platform } from "./engine-platform.ts";
import { listTags } from "./list-tags.ts";
import { manifestTypes, readManifest } from "./read-manifest.ts";
import type { AskedImage } from "./registry-failure.ts";
import { type RegistrySession, registrySession } from "./registry-session.ts";
import { resolveImage } from "./resolve-image.ts";

export interface RegistryClientOptions {
  /** Whose sign-ins are used. */
  host: Host;
  fetch?: Fetch;
  /** By default what `docker login` left. */
  credentials?: (domain: string) => Promise<CredentialLookup>;
  /** For one request; default 15 s. */
  limitMs?: number;
}

/**
 * Asks registries about images, and downloads none. Each call throws RockpoolError `image-reference-invalid`,
 * `registry-not-found`, `registry-denied`, `registry-rate-limited`, `registry-unreachable`, `registry-error` or, by its
 * signal, `operation-cancelled`.
 */
export interface RegistryClient {
  /** `platform` in the engine's words or in those of images. Also throws `image-platform`. */
  resolveImage(reference: string, platform: Platform, signal?: AbortSignal): Promise<ResolvedImage>;
  /** `sha256:…` of what the reference names now, in one request where no sign-in is wanted. */
  headDigest(reference: string, signal?: AbortSignal): Promise<string>;
  /** Of the reference's repository; its tag does not matter. */
  listTags(reference: string, signal?: AbortSignal): Promise<ImageTags>;
}

export function registryClient(options: RegistryClientOptions): RegistryClient {
  const { host, limitMs = 15_000, credentials = (domain) => dockerCredentials(domain, host) } = options;

  function open(reference: string, signal?: AbortSignal): [RegistrySession, AskedImage] {
    const image = { text: reference, parsed: requireReference(reference) };
    // Looked up late: a shell may put another fetch in its place.
    const fetch = options.fetch ?? globalThis.fetch;
    return [registrySession({ fetch, image, limitMs, signal }, credentials), image];
  }

  return {
    async resolveImage(reference, platform, signal) {
      return resolveImage(...open(reference, signal), enginePlatform(platform.architecture, platform.os));
    },
    async headDigest(reference, signal) {
      return headDigest(...open(reference, signal));
    },
    async listTags(reference, signal) {
      return listTags(...open(reference, signal));
    },
  };
}

async function headDigest(session: RegistrySession, image: AskedImage): Promise<string> {
  const reference = image.parsed.digest ?? image.parsed.tag ?? "latest";
  const { headers } = await session.ask({
    path: `/manifests/${reference}`,
    method: "HEAD",
    accept: manifestTypes,
    maxBytes: 0,
  });
  const digest = headers.get("Docker-Content-Digest");
  if (digest !== null && /^sha(?:256:[0-9a-f]{64}|512:[0-9a-f]{128})$/.test(digest)) return digest;
  // Not all registries say it.
  return (await readManifest(session, image, reference)).digest;
}
