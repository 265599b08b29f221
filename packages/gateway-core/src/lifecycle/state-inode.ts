import fs from "node:fs/promises";

/**
 * What tells a bound state's directory from another one that was put at its path; null where there is none, and for a volume,
 * which its label tells. The device is not in it: its number can change with every boot.
 */
export async function stateInode(locator: string): Promise<string | null> {
  if (!locator.startsWith("bind:")) return null;
  try {
    return String((await fs.stat(locator.slice("bind:".length), { bigint: true })).ino);
  } catch {
    return null;
  }
}
