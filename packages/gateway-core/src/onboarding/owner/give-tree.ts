import type { BigIntStats } from "node:fs";
import type { HelperModules } from "../../checkpoints/helper/helper-kit.ts";
import type { TreeTools } from "../../checkpoints/helper/tree-tools.ts";

export interface GiveJob {
  /** Where the directory is mounted in the helper; one that is not there has nothing to give. */
  root: string;
  uid: number;
  gid: number;
}

export interface Given {
  /** Entries whose owner or mode is another now. */
  changed: number;
  /** Entries that stay as they are: of another disk, a device, or with a second name outside of the tree. */
  left: number;
}

/**
 * Gives a tree to a user. Runs inside the helper container, as text: it may use its arguments and globals only. Links are
 * given and never followed; nothing that is mounted below is entered. Only where the new owner could not work with what it
 * was given is a mode changed. Run again after a kill it does the rest.
 */
export function giveTree(
  { fs }: Pick<HelperModules, "fs">,
  { mountsBelow, bytes, shown }: Pick<TreeTools, "mountsBelow" | "bytes" | "shown">,
  { root, uid, gid }: GiveJob,
): Given {
  const given: Given = { changed: 0, left: 0 };
  const top = fs.lstatSync(root, { bigint: true, throwIfNoEntry: false });
  if (top === undefined) return given;
  const mounted = new Set(mountsBelow(root));
  // A file with several names is given when all of them were seen in here.
  const linked = new Map<bigint, { path: string; names: number }>();
  const folders: string[] = [];
  const refused: string[] = [];
  look("");
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const name of namesIn(folder)) look(folder === "" ? name : `${folder}/${name}`);
  }
  for (const { names } of linked.values()) given.left += names;
  // An engine without power over this host's root, a rootless one say, can do nothing at all.
  if (given.changed === 0 && refused[0] !== undefined) throw failed("EPERM", refused[0]);
  given.left += refused.length;
  return given;

  function look(path: string): void {
    const stat = fs.lstatSync(fullPath(path), { bigint: true, throwIfNoEntry: false });
    // It went meanwhile.
    if (stat === undefined) return;
    const isOutside = stat.dev !== top?.dev || mounted.has(path);
    if (isOutside || stat.isBlockDevice() || stat.isCharacterDevice()) {
      given.left += 1;
    } else if (stat.isDirectory()) {
      give(path, stat);
      folders.push(path);
    } else if (stat.nlink === 1n) {
      give(path, stat);
    } else {
      const seen = linked.get(stat.ino) ?? { path, names: 0 };
      seen.names += 1;
      linked.set(stat.ino, seen);
      if (seen.names < stat.nlink) return;
      linked.delete(stat.ino);
      give(path, stat);
    }
  }

  function give(path: string, stat: BigIntStats): void {
    const isForeign = Number(stat.uid) !== uid || Number(stat.gid) !== gid;
    const mode = isForeign || stat.isDirectory() ? usableMode(stat) : null;
    if (!isForeign && mode === null) return;
    try {
      if (isForeign) fs.lchownSync(fullPath(path), uid, gid);
      if (mode !== null) fs.chmodSync(fullPath(path), mode);
      given.changed += 1;
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? "";
      if (code === "ENOENT") return;
      // One that nobody may change, an immutable one say, is no reason to leave the others.
      if (code === "EPERM" && path !== "") refused.push(path);
      else throw failed(code, path);
    }
  }

  /** null where the owner can work with it; else what it has, and read, write and, as `chmod u+X` has it, execute. */
  function usableMode(stat: BigIntStats): number | null {
    const mode = Number(stat.mode);
    if (stat.isDirectory()) return (mode & 0o700) === 0o700 ? null : (mode & 0o7777) | 0o700;
    if (!stat.isFile()) return null;
    const needed = (mode & 0o111) === 0 ? 0o600 : 0o700;
    return (mode & needed) === needed ? null : (mode & 0o777) | needed;
  }

  function namesIn(folder: string): string[] {
    try {
      return fs.readdirSync(fullPath(folder), { encoding: "latin1" });
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? String(error);
      if (code === "ENOENT") return [];
      throw failed(code, folder);
    }
  }

  function failed(code: string, path: string): Error {
    return Object.assign(new Error(code), { at: path === "" ? "" : shown(path) });
  }

  function fullPath(path: string): Buffer {
    return bytes(path === "" ? root : `${root}/${path}`);
  }
}
