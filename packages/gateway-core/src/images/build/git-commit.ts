import { readFile } from "node:fs/promises";
import path from "node:path";

const commitPattern = /^[0-9a-f]{40}$/;

/**
 * The commit a checkout stands at, 40 hex digits, read from its `.git` without git; null where there is none or it cannot be
 * told. `.git` may be a file that names the real one, as in a worktree; source: gitrepository-layout(5).
 */
export async function gitCommit(folder: string): Promise<string | null> {
  const found = path.join(folder, ".git");
  const pointer = /^gitdir: (.+)$/m.exec(await read(found));
  const git = pointer?.[1] === undefined ? found : path.resolve(folder, pointer[1].trim());
  const head = (await read(path.join(git, "HEAD"))).trim();
  const ref = /^ref: (refs\/\S+)$/.exec(head)?.[1];
  if (ref === undefined) return commit(head);
  if (ref.split("/").includes("..")) return null;
  // A worktree keeps its HEAD to itself, and its branches where all of them are.
  const common = (await read(path.join(git, "commondir"))).trim();
  const shared = common === "" ? git : path.resolve(git, common);
  for (const place of [git, shared]) {
    const loose = commit(await read(path.join(place, ref)));
    if (loose !== null) return loose;
  }
  const packed = (await read(path.join(shared, "packed-refs"))).split("\n");
  return commit(packed.find((line) => line.endsWith(` ${ref}`))?.split(" ")[0] ?? "");
}

function commit(text: string): string | null {
  return commitPattern.test(text.trim()) ? text.trim() : null;
}

async function read(file: string): Promise<string> {
  return readFile(file, "utf8").catch(() => "");
}
