import { RockpoolError } from "../contract/rockpool-error.ts";
import type { EngineFacts } from "../contract/snapshot.ts";
import { engineFreeBytes } from "../engine/engine-free-bytes.ts";

/**
 * Throws `engine-disk-full` (facts free, needs, in bytes) where it is certain that an image does not fit. An engine whose disk
 * this computer cannot see passes: it says so itself when it comes to it.
 */
export async function checkEngineRoom(
  facts: Pick<EngineFacts, "dataRoot" | "sharesHostFiles">,
  needs: number,
  freeBytes: typeof engineFreeBytes = engineFreeBytes,
): Promise<void> {
  const free = await freeBytes(facts);
  if (free === null || free >= needs) return;
  throw new RockpoolError({
    code: "engine-disk-full",
    message: `${needs} bytes are needed at ${facts.dataRoot}, ${free} are free`,
    facts: { free: String(free), needs: String(needs) },
  });
}
