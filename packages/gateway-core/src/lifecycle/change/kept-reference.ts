import type { Engine, ImageDetails } from "../../engine/engine.ts";
import { imageVersion } from "../../gateway/openclaw-version.ts";

/** Where images of ours are named that have no name of their own to last. */
const repository = "rockpool/kept";

/**
 * A reference that goes on meaning this very image: its registry's digest, else a name of ours, which also keeps it from
 * being cleaned away as nameless when its tag moves on.
 */
export async function keptReference(engine: Engine, image: ImageDetails): Promise<string> {
  const [digest] = image.repoDigests;
  if (digest !== undefined) return digest;
  const known = image.tags.find((tag) => tag.startsWith(`${repository}:`));
  if (known !== undefined) return known;
  const version = (imageVersion(image) ?? "unknown").replace(/[^\w.-]/g, "-").slice(0, 60);
  const short = image.id.slice("sha256:".length, "sha256:".length + 12);
  const reference = `${repository}:${version}-${short}`;
  await engine.tagImage(image.id, reference);
  return reference;
}
