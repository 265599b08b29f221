import fs from "node:fs/promises";
import path from "node:path";
import type { Host } from "../../host/host.ts";

/** Directories of the system: what is in them belongs to others, whatever the settings say. */
const systemDirectories = [
  ...[
    "/bin",
    "/boot",
    "/dev",
    "/etc",
    "/home",
    "/lib",
    "/lib32",
    "/lib64",
    "/libx32",
    "/media",
    "/mnt",
    "/opt",
  ],
  ...[
    "/proc",
    "/root",
    "/run",
    "/sbin",
    "/srv",
    "/sys",
    "/tmp",
    "/usr",
    "/var",
    "/Users",
    "/Library",
    "/System",
  ],
  ...["/Applications", "/Volumes", "/private", "/cores"],
];
/** Nothing at all below these is anybody's data. */
const systemTrees = ["/bin", "/boot", "/dev", "/lib", "/lib32", "/lib64", "/proc", "/sbin", "/sys", "/usr"];

/**
 * Whether all that is in a directory may change its owner: never a root, a directory of the system, or one that holds this
 * person's home or is it. Links on the way are followed first: the engine would follow them, too.
 */
export async function mayBeGiven(host: Host, directory: string): Promise<boolean> {
  const real = await realpath(directory);
  if (path.parse(real).root === real || systemDirectories.includes(real)) return false;
  if (systemTrees.some((tree) => isWithin(real, tree))) return false;
  // The home of everybody else, too: an account's own directory is no place for a state.
  if (["/home", "/Users"].includes(path.dirname(real))) return false;
  return host.homeDir === null || !isWithin(await realpath(host.homeDir), real);
}

function isWithin(inner: string, outer: string): boolean {
  const way = path.relative(outer, inner);
  return way === "" || (!way.startsWith("..") && !path.isAbsolute(way));
}

async function realpath(where: string): Promise<string> {
  return fs.realpath(where).catch(() => path.resolve(where));
}
