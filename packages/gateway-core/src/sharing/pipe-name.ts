import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

/**
 * The name of this person's pipe, the same for as long as the directory lives. Pipes share one name space on a computer,
 * and whoever makes one first is the one that clients reach: so the name is random, and kept where only this person
 * reads it. Throws where the directory cannot be written.
 */
export function pipeName(directory: string): string {
  const file = path.join(directory, "pipe-name");
  const known = nameIn(file);
  if (known) return known;
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const mine = `${file}.${randomBytes(6).toString("hex")}`;
  writeFileSync(mine, `rockpool-${randomBytes(24).toString("base64url")}`, { mode: 0o600, flag: "wx" });
  try {
    putFirst(mine, file);
  } finally {
    rmSync(mine, { force: true });
  }
  const name = nameIn(file);
  if (name) return name;
  throw new Error(`${file} cannot be read`);
}

/** Of processes that start at the same time one is first, and the others take its name. */
function putFirst(mine: string, file: string): void {
  try {
    linkSync(mine, file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // There is one by now; or what is there is no name, or the file system has no hard links.
    if (code !== "EEXIST" || !nameIn(file)) renameSync(mine, file);
  }
}

function nameIn(file: string): string | null {
  try {
    return /^rockpool-[\w-]{32}$/.exec(readFileSync(file, "utf8"))?.[0] ?? null;
  } catch {
    return null;
  }
}
