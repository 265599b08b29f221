import type { Stats } from "node:fs";
import fs from "node:fs/promises";
import path from "node:path";
import type { StoragePlace } from "../contract/setup.ts";
import { pathInvalid } from "../gateway/checked-path.ts";
import type { Owner } from "../gateway/gateway-spec.ts";
import type { Host } from "../host/host.ts";
import { nearestExisting } from "../lifecycle/directory-facts.ts";
import { mayUse } from "./may-use.ts";

/** How the engine comes to a path of this host: its very files, a share into its VM, or not at all. */
export type Reach = "same-files" | "file-share" | "elsewhere";

export interface PlaceQuestion {
  host: Host;
  field: "state" | "workspace";
  /** Absolute, as `checkedPath` answers. */
  path: string;
  /** The gateway's user, as this host knows it. */
  wanted: Owner;
  reach: Reach;
}

/** Children that are looked at: enough to see that somebody else worked here. */
const mostChildren = 500;

/** What is at a path where the gateway is to keep something. Throws RockpoolError `path-invalid` where it is a file. */
export async function placeOnHost(question: PlaceQuestion): Promise<StoragePlace> {
  const { host, field, path: where, wanted, reach } = question;
  const place = { kind: "bind" as const, where };
  if (reach === "elsewhere") {
    return { ...place, exists: false, freeBytes: null, owner: null, writable: "unknown" };
  }
  const stat = await statOf(where);
  if (stat === "below-a-file" || isOther(stat)) throw pathInvalid(field, where, "file");
  const freeBytes = await freeBytesAt(where);
  if (stat === null) {
    return { ...place, exists: false, freeBytes, owner: null, writable: await mayBeMade(where) };
  }
  const isOwned = reach === "same-files" && host.platform !== "win32";
  if (stat === "unseen" || !isOwned) {
    const writable = stat === "unseen" ? "unknown" : await isWritableByUs(where);
    return { ...place, exists: true, freeBytes, owner: null, writable };
  }
  const owner = { uid: stat.uid, gid: stat.gid, wantedUid: wanted.uid, wantedGid: wanted.gid };
  const writable = (await isReadOnly(where)) ? "no" : await writableBelow(where, stat, wanted);
  return { ...place, exists: true, freeBytes, owner, writable };
}

function isOther(stat: Stats | null | "unseen"): boolean {
  return stat !== null && stat !== "unseen" && !stat.isDirectory();
}

/** null where nothing is; `unseen` where we may not look. */
async function statOf(where: string): Promise<Stats | null | "unseen" | "below-a-file"> {
  try {
    return await fs.stat(where);
  } catch (error) {
    const code = codeOf(error);
    if (code === "ENOENT") return null;
    return code === "ENOTDIR" ? "below-a-file" : "unseen";
  }
}

async function freeBytesAt(where: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await fs.statfs(await nearestExisting(where));
    return bavail * bsize;
  } catch {
    return null;
  }
}

/** Rockpool makes it, as who it runs. */
async function mayBeMade(where: string): Promise<StoragePlace["writable"]> {
  return isWritableByUs(await nearestExisting(path.dirname(where)));
}

async function isWritableByUs(folder: string): Promise<StoragePlace["writable"]> {
  try {
    await fs.access(folder, fs.constants.W_OK | fs.constants.X_OK);
    return "yes";
  } catch (error) {
    return ["EACCES", "EPERM", "EROFS"].includes(codeOf(error)) ? "no" : "unknown";
  }
}

async function isReadOnly(folder: string): Promise<boolean> {
  return fs.access(folder, fs.constants.W_OK).then(
    () => false,
    (error: unknown) => codeOf(error) === "EROFS",
  );
}

/** A folder that may be written is still in the way where what is in it may not. Where we cannot list it, its mode decides. */
async function writableBelow(folder: string, stat: Stats, wanted: Owner): Promise<StoragePlace["writable"]> {
  if (!mayUse(stat, wanted)) return "no";
  let names: string[];
  try {
    names = (await fs.readdir(folder)).slice(0, mostChildren);
  } catch {
    return "yes";
  }
  const children = await Promise.all(
    names.map((name) => fs.lstat(path.join(folder, name)).catch(() => null)),
  );
  const isFree = children.every(
    (child) => child === null || child.uid === wanted.uid || mayUse(child, wanted),
  );
  return isFree ? "yes" : "no";
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? "";
}
