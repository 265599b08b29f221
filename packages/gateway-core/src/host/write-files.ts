import { randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { access, chmod, link, mkdir, open, rename, rm } from "node:fs/promises";
import path from "node:path";
import type { WrittenFile } from "../contract/adoption.ts";
import { RockpoolError } from "../contract/rockpool-error.ts";
import type { Host } from "./host.ts";

export interface WriteFilesInput {
  host: Host;
  /** Absolute; made where it is not there. */
  directory: string;
  files: readonly WrittenFile[];
  /** Whether what is there already may be replaced. */
  overwrite: boolean;
}

/**
 * All of them or none: each is written whole beside its place first, and put there when all are on the disk. Rejects with
 * RockpoolError `path-invalid`, or `file-exists` with the first that is there (fact `path`); nothing is changed then.
 */
export async function writeFiles({ host, directory, files, overwrite }: WriteFilesInput): Promise<void> {
  const system = host.platform === "win32" ? path.win32 : path.posix;
  if (!system.isAbsolute(directory)) throw invalid(directory, "It has to begin at the root");
  await mkdir(directory, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    throw invalid(directory, error.code ?? error.message);
  });
  const places = files.map(({ name }) => path.join(directory, name));
  if (!overwrite) for (const place of places) if (await exists(place)) throw taken(place);
  const drafts: string[] = [];
  try {
    for (const file of files) drafts.push(await draft(directory, file));
    for (const [index, place] of places.entries()) await put(drafts[index] ?? "", place, overwrite);
  } finally {
    await Promise.all(drafts.map((each) => rm(each, { force: true })));
  }
}

async function draft(directory: string, { name, content, mode }: WrittenFile): Promise<string> {
  const place = path.join(directory, `.${path.basename(name)}.${randomBytes(6).toString("hex")}`);
  // Never readable for others, not even while it is written.
  const handle = await open(place, "wx", mode & 0o700);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await chmod(place, mode);
  return place;
}

/** A link fails where somebody was quicker; a rename would replace theirs. */
async function put(from: string, place: string, overwrite: boolean): Promise<void> {
  if (overwrite) {
    await rename(from, place);
    return;
  }
  await link(from, place).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code === "EEXIST") throw taken(place);
    // A file system without links.
    if (await exists(place)) throw taken(place);
    await rename(from, place);
  });
}

function exists(place: string): Promise<boolean> {
  return access(place, constants.F_OK).then(
    () => true,
    () => false,
  );
}

function taken(place: string): RockpoolError {
  return new RockpoolError({ code: "file-exists", message: `${place} exists`, facts: { path: place } });
}

function invalid(directory: string, reason: string): RockpoolError {
  const facts = { field: "directory", path: directory, reason };
  return new RockpoolError({ code: "path-invalid", message: `${directory}: ${reason}`, facts });
}
