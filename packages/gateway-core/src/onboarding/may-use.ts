import type { Owner } from "../gateway/gateway-spec.ts";

/** Of a file's status; `mode` includes its type, as `stat` answers. */
export interface Permissions extends Owner {
  mode: number;
}

const directory = 0o040000;
const link = 0o120000;
const typeBits = 0o170000;

/**
 * Whether this user may read and write it, and enter a directory: by the first of owner, group and others that fits, as the
 * kernel has it. The gateway has no other groups than its own, and no power over permissions. A link has none.
 */
export function mayUse({ uid, gid, mode }: Permissions, user: Owner): boolean {
  if (user.uid === 0) return true;
  const type = mode & typeBits;
  if (type === link) return true;
  const shift = uid === user.uid ? 6 : gid === user.gid ? 3 : 0;
  const needed = type === directory ? 0o7 : 0o6;
  return ((mode >> shift) & needed) === needed;
}
