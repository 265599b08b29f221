import fs from "node:fs/promises";
import path from "node:path";
import type { WishedDirectory } from "../gateway/gateway-spec.ts";
import type { Host } from "../host/host.ts";
import type { DirectoryProblem } from "./observed.ts";

/** A start with less is stopped before it: a gateway that runs out of disk while it migrates loses data. */
const leastFreeBytes = 64 * 1024 * 1024;

export interface DirectoryFacts {
  missing: WishedDirectory[];
  problem: DirectoryProblem | null;
}

/**
 * Looks at the directories that the gateway's container will mount. `owned` is false where the engine reaches them
 * through a VM's file share: owners mean nothing there.
 */
export async function directoryFacts(
  host: Host,
  directories: readonly WishedDirectory[],
  owned: boolean,
): Promise<DirectoryFacts> {
  const all = await Promise.all(directories.map((directory) => lookAt(host, directory, owned)));
  const found = all.find((facts) => facts.problem !== null)?.problem;
  return {
    missing: directories.filter((_, index) => all[index]?.missing),
    problem: found ?? (await spaceProblem(directories, leastFreeBytes)),
  };
}

async function lookAt(
  host: Host,
  directory: WishedDirectory,
  owned: boolean,
): Promise<{ missing: boolean; problem: DirectoryProblem | null }> {
  const { path: where, uid } = directory;
  try {
    const stat = await fs.stat(where);
    if (!stat.isDirectory()) return problem({ kind: "not-writable", path: where, reason: "not a directory" });
    if (!owned || host.platform === "win32" || stat.uid === uid) {
      // The gateway works as the owner, so that a mode without write for the owner is as bad as a foreign one.
      const writable = !owned || host.platform === "win32" || (stat.mode & 0o300) === 0o300;
      if (writable) return { missing: false, problem: null };
      return problem({
        kind: "not-writable",
        path: where,
        reason: `mode ${(stat.mode & 0o777).toString(8)}`,
      });
    }
    // Root may have been killed between making a directory and giving it away.
    if (host.uid === 0 && stat.uid === 0 && (await fs.readdir(where)).length === 0)
      return { missing: true, problem: null };
    return problem({ kind: "foreign-owner", path: where, owner: stat.uid, wanted: uid });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== "ENOENT") {
      return problem({ kind: "not-writable", path: where, reason: code ?? String(error) });
    }
    const parent = await nearestExisting(path.dirname(where));
    try {
      await fs.access(parent, fs.constants.W_OK | fs.constants.X_OK);
      return { missing: true, problem: null };
    } catch (denied) {
      return problem({
        kind: "not-writable",
        path: parent,
        reason: (denied as NodeJS.ErrnoException).code ?? String(denied),
      });
    }
  }
}

function problem(found: DirectoryProblem): { missing: boolean; problem: DirectoryProblem } {
  return { missing: false, problem: found };
}

/** Whether the first of them, the state, is on a disk with less than this free. Disks that do not tell have enough. */
export async function spaceProblem(
  directories: readonly WishedDirectory[],
  least: number,
): Promise<DirectoryProblem | null> {
  const first = directories[0];
  if (first === undefined) return null;
  const existing = await nearestExisting(first.path);
  try {
    const { bavail, bsize } = await fs.statfs(existing);
    const freeBytes = bavail * bsize;
    return freeBytes < least ? { kind: "disk-full", path: first.path, freeBytes } : null;
  } catch {
    return null;
  }
}

/** The first of a path and its parents that is there. */
export async function nearestExisting(where: string): Promise<string> {
  let current = where;
  for (;;) {
    try {
      await fs.stat(current);
      return current;
    } catch (error) {
      const parent = path.dirname(current);
      if (parent === current || (error as NodeJS.ErrnoException).code !== "ENOENT") return current;
      current = parent;
    }
  }
}
