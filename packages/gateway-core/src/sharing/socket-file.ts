import { linkSync, renameSync, rmSync, statSync, unlinkSync } from "node:fs";

/** Which file it is, whatever its name: inode numbers are used again, times of change are not. */
export type FileIdentity = string;

/** null where there is nothing. */
export function identityOf(path: string): FileIdentity | null {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found ? `${found.dev}:${found.ino}:${found.ctimeNs}` : null;
}

/**
 * Takes a file away if it is still the one that was seen. To look and to unlink are two steps: who may meet others at it
 * holds the lock meanwhile.
 */
export function takeAway(path: string, seen: FileIdentity): void {
  if (identityOf(path) === seen) rmSync(path, { force: true });
}

/**
 * Gives a listening socket its known name, unless there is one already. Returns what takes it away again (only ours, never
 * that of who came after), or null where somebody was faster.
 */
export function publishSocket(hidden: string, path: string): (() => void) | null {
  try {
    linkSync(hidden, path);
    unlinkSync(hidden);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") return null;
    // A file system without hard links: the moment between look and rename is all that is left to chance.
    if (code !== "EPERM" && code !== "ENOTSUP" && code !== "EINVAL") throw error;
    if (identityOf(path)) return null;
    renameSync(hidden, path);
  }
  const ours = identityOf(path);
  return () => {
    if (ours) takeAway(path, ours);
  };
}
