import type { Owner } from "./gateway-spec.ts";

/**
 * Where and what to put so that the root of the volume mounted at `target` gets a new owner: a directory entry named
 * like the mount point, put at its parent. (An entry `./` at the path itself does nothing.)
 */
export function volumeOwnerArchive(_target: string, _owner: Owner): Promise<{ path: string; tar: Buffer }> {
  throw new Error("not written yet");
}
