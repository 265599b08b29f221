import path from "node:path";
import type { Owner } from "./gateway-spec.ts";
import { tarArchive } from "./tar-archive.ts";

/**
 * Where and what to put so that the root of the volume mounted at `target` gets a new owner: a directory entry named
 * like the mount point, put at its parent. (An entry `./` at the path itself does nothing.)
 */
export async function volumeOwnerArchive(
  target: string,
  { uid, gid }: Owner,
): Promise<{ path: string; tar: Buffer }> {
  const name = `${path.posix.basename(target)}/`;
  const tar = await tarArchive([{ kind: "directory", name, mode: 0o700, uid, gid }]);
  return { path: path.posix.dirname(target), tar };
}
