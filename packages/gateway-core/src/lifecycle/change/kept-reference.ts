import type { Engine, ImageDetails } from "../../engine/engine.ts";
import { imageVersion } from "../../gateway/openclaw-version.ts";

/** Where images of ours are named that have no name of their own to last. */
const repository = "rockpool/kept";

/** Names of this installation only: another one on the same engine may go back to the same image. */
function prefixOf(instanceId: string): string {
  return `${repository}:${instanceId.slice(0, 8)}-`;
}

/**
 * A reference that goes on meaning this very image: its registry's digest, else a name of ours, which also keeps it from
 * being cleaned away as nameless when its tag moves on.
 */
export async function keptReference(
  engine: Engine,
  image: ImageDetails,
  instanceId: string,
): Promise<string> {
  const [digest] = image.repoDigests;
  if (digest !== undefined) return digest;
  const known = image.tags.find((tag) => tag.startsWith(prefixOf(instanceId)));
  if (known !== undefined) return known;
  const version = (imageVersion(image) ?? "unknown").replace(/[^\w.-]/g, "-").slice(0, 60);
  const short = image.id.slice("sha256:".length, "sha256:".length + 12);
  const reference = `${prefixOf(instanceId)}${version}-${short}`;
  await engine.tagImage(image.id, reference);
  return reference;
}

/** Takes away the names that nothing goes back to any more, and images that had no other. One in use stays. */
export async function dropKeptReferences(
  engine: Engine,
  instanceId: string,
  needed: readonly string[],
): Promise<void> {
  for (const { references } of await engine.listImages()) {
    for (const name of references) {
      if (!name.startsWith(prefixOf(instanceId)) || needed.includes(name)) continue;
      await engine.removeImage(name).catch(() => {});
    }
  }
}
