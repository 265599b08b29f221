import { createHash } from "node:crypto";
import { z } from "zod";
import { ConfigAnswer, IndexAnswer, ManifestAnswer, matchesDigest, readAnswer } from "./read-answer.ts";
import { type AskedImage, badAnswer } from "./registry-failure.ts";
import type { RegistrySession } from "./registry-session.ts";

/** Docker's own limit for manifests; a config of a hundred layers is some 50 kB. */
const maxManifestBytes = 4 * 1024 * 1024;

export const manifestTypes = [
  "application/vnd.oci.image.index.v1+json",
  "application/vnd.docker.distribution.manifest.list.v2+json",
  "application/vnd.oci.image.manifest.v1+json",
  "application/vnd.docker.distribution.manifest.v2+json",
].join(", ");

export type ReadManifest = { digest: string } & (
  | { kind: "index"; index: z.infer<typeof IndexAnswer> }
  | { kind: "image"; manifest: z.infer<typeof ManifestAnswer> }
);

/** By tag or digest. Throws `registry-error` also where the bytes are not what their digest says. */
export async function readManifest(
  session: RegistrySession,
  image: AskedImage,
  reference: string,
): Promise<ReadManifest> {
  const { body, headers } = await session.ask({
    path: `/manifests/${reference}`,
    accept: manifestTypes,
    maxBytes: maxManifestBytes,
  });
  const asked = reference.includes(":") ? reference : null;
  const digest = asked ?? headers.get("Docker-Content-Digest") ?? sha256(body);
  requireDigest(image, body, digest);
  // Told by its shape: the media type in the text is optional, and the one in the header often wrong behind a proxy.
  return "manifests" in readAnswer(image, body, z.looseObject({}))
    ? { kind: "index", digest, index: readAnswer(image, body, IndexAnswer) }
    : { kind: "image", digest, manifest: readAnswer(image, body, ManifestAnswer) };
}

/** An image's config, checked against its digest. */
export async function readConfig(
  session: RegistrySession,
  image: AskedImage,
  digest: string,
): Promise<z.infer<typeof ConfigAnswer>> {
  const { body } = await session.ask({ path: `/blobs/${digest}`, maxBytes: maxManifestBytes });
  requireDigest(image, body, digest);
  return readAnswer(image, body, ConfigAnswer);
}

function requireDigest(image: AskedImage, body: Buffer, digest: string): void {
  if (!matchesDigest(body, digest))
    throw badAnswer(image, "digest-mismatch", `the answer is not what ${digest.slice(0, 200)} stands for`);
}

function sha256(bytes: Buffer): string {
  return `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
}
