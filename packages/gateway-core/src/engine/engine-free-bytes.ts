import { statfs } from "node:fs/promises";
import type { EngineFacts } from "../contract/snapshot.ts";

/**
 * Free bytes where the engine keeps its images; null where this computer cannot see that: in a virtual machine, and where the
 * engine or the system does not tell. Never rejects.
 */
export async function engineFreeBytes(
  facts: Pick<EngineFacts, "dataRoot" | "sharesHostFiles">,
): Promise<number | null> {
  if (!facts.sharesHostFiles) return null;
  try {
    const { bavail, bsize } = await statfs(facts.dataRoot);
    return bavail * bsize;
  } catch {
    return null;
  }
}
