import type { ResolvedImage } from "../../contract/images.ts";
import { RockpoolError } from "../../contract/rockpool-error.ts";
import { pairs, time } from "../../engine/lenient-answer.ts";
import { isOpenClawImage } from "../../gateway/is-openclaw-image.ts";
import { imageVersion } from "../../gateway/openclaw-version.ts";
import type { Platform } from "./engine-platform.ts";
import { type ReadManifest, readConfig, readManifest } from "./read-manifest.ts";
import { type AskedImage, badAnswer } from "./registry-failure.ts";
import type { RegistrySession } from "./registry-session.ts";

/**
 * What a registry says of an image for one platform, from index, manifest and config. Throws `image-platform` with the
 * facts `platform` (what there is) and `wanted`, and what a session throws.
 */
export async function resolveImage(
  session: RegistrySession,
  image: AskedImage,
  wanted: Platform,
): Promise<ResolvedImage> {
  const { tag, digest } = image.parsed;
  const named = await readManifest(session, image, digest ?? tag ?? "latest");
  const { digest: manifestDigest, manifest } = await manifestFor(session, image, named, wanted);
  const config = await readConfig(session, image, manifest.config.digest);
  if (config.os !== wanted.os || config.architecture !== wanted.architecture)
    throw otherPlatform(image, [platformText(config)], wanted);
  const labels = config.config?.Labels ?? {};
  const layers = manifest.layers.map(({ digest, size }) => ({ digest, bytes: size }));
  return {
    reference: image.text,
    digest: named.digest,
    manifestDigest,
    platform: { os: config.os, architecture: config.architecture },
    layers,
    // The same layer twice is downloaded once.
    bytes: [...new Map(layers.map((layer) => [layer.digest, layer.bytes])).values()].reduce(
      (sum, bytes) => sum + bytes,
      0,
    ),
    version: imageVersion({ labels }) || null,
    createdAt: time.parse(labels["org.opencontainers.image.created"]) ?? time.parse(config.created),
    isOpenClaw: isOpenClawImage({
      labels,
      env: pairs(config.config?.Env ?? []),
      entrypoint: config.config?.Entrypoint ?? [],
      command: config.config?.Cmd ?? [],
    }),
    access: session.access(),
  };
}

async function manifestFor(
  session: RegistrySession,
  image: AskedImage,
  named: ReadManifest,
  wanted: Platform,
): Promise<ReadManifest & { kind: "image" }> {
  if (named.kind === "image") return named;
  // An index also lists provenance, as of an unknown platform.
  const entries = named.index.manifests.filter(({ platform }) => platform && platform.os !== "unknown");
  const entry = entries.find(
    ({ platform }) => platform?.os === wanted.os && platform.architecture === wanted.architecture,
  );
  if (entry === undefined)
    throw otherPlatform(
      image,
      entries.flatMap(({ platform }) => (platform ? [platformText(platform)] : [])),
      wanted,
    );
  const found = await readManifest(session, image, entry.digest);
  if (found.kind === "index") throw badAnswer(image, "unexpected-shape", "an index within an index");
  return found;
}

function platformText({ os, architecture }: Platform): string {
  return `${os}/${architecture}`;
}

function otherPlatform(image: AskedImage, there: readonly string[], wanted: Platform): RockpoolError {
  const facts: Record<string, string> = { image: image.text, wanted: platformText(wanted) };
  if (there.length > 0) facts.platform = [...new Set(there)].join(", ");
  const message = `${image.text} is made for ${facts.platform ?? "no platform"}, not for ${facts.wanted}`;
  return new RockpoolError({ code: "image-platform", message, facts });
}
