import { readFile, writeFile } from "node:fs/promises";
import type { Session } from "electron";

/**
 * An older image's service worker can keep serving its pages after an update ("PROTOCOL_MISMATCH"), so another image
 * than last time begins without workers and caches. Cookies and storage stay. `memory` names the file that remembers
 * the image.
 */
export async function freshForImage(session: Session, memory: string, imageId: string): Promise<void> {
  const last = await readFile(memory, "utf8").catch(() => null);
  if (last === imageId) return;
  await session.clearStorageData({ storages: ["serviceworkers", "cachestorage"] });
  await session.clearCache();
  // Not remembered only means cleared once more.
  await writeFile(memory, imageId).catch(() => {});
}
