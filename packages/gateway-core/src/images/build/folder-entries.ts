import type { Dirent } from "node:fs";
import { lstat, readdir, readlink, realpath } from "node:fs/promises";
import path from "node:path";
import { contextError } from "./context-error.ts";
import type { IgnoreRules } from "./ignore-rules.ts";
import { linkTarget } from "./link-target.ts";

/** One entry of a folder; `name` is relative, with slashes. `mode` has permissions only. */
export type FolderEntry = { name: string; mode: number; mtime: Date } & (
  | { kind: "file"; path: string; size: number }
  | { kind: "directory" }
  | { kind: "link"; target: string }
  | { kind: "special" }
);

/**
 * What a folder holds and its rules leave, parents before children, in the order of their names. Links are not followed.
 * Throws `build-context-invalid`: for a link that leads out of the folder, and for what cannot be read.
 */
export async function* folderEntries(folder: string, rules: IgnoreRules): AsyncGenerator<FolderEntry> {
  const root = await realpath(folder).catch((error: NodeJS.ErrnoException) => {
    throw contextError(folder, null, error.code ?? "unreadable", error);
  });
  yield* below(new Folder(root, folder, rules), "");
}

class Folder {
  readonly root: string;
  readonly rules: IgnoreRules;
  readonly #given: string;

  constructor(root: string, given: string, rules: IgnoreRules) {
    this.root = root;
    this.#given = given;
    this.rules = rules;
  }

  async try<T>(name: string, work: (file: string) => Promise<T>): Promise<T> {
    try {
      return await work(path.join(this.root, name));
    } catch (error) {
      throw contextError(
        this.#given,
        name || null,
        (error as NodeJS.ErrnoException).code ?? "unreadable",
        error,
      );
    }
  }

  async linkOf(name: string): Promise<string> {
    const target = await this.try(name, (file) => readlink(file));
    const slashed = path.sep === "/" ? target : target.replaceAll(path.sep, "/");
    const readLink = (file: string) =>
      file === name
        ? slashed
        : readlink(path.join(this.root, file)).then(
            (link) => (path.sep === "/" ? link : link.replaceAll(path.sep, "/")),
            () => null,
          );
    if ((await linkTarget(name, readLink)) === null)
      throw contextError(this.#given, name, `a link to ${target}, outside of the folder`);
    return slashed;
  }
}

async function* below(folder: Folder, parent: string): AsyncGenerator<FolderEntry> {
  const found = await folder.try(parent, (file) => readdir(file, { withFileTypes: true }));
  found.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const dirent of found) {
    const name = parent === "" ? dirent.name : `${parent}/${dirent.name}`;
    const ignored = folder.rules.ignores(name);
    if (dirent.isDirectory()) {
      if (!ignored) {
        yield await entryOf(folder, name, dirent);
        yield* below(folder, name);
      } else if (folder.rules.mayHoldExceptions(name)) {
        yield* withParent(await entryOf(folder, name, dirent), below(folder, name));
      }
    } else if (!ignored) yield await entryOf(folder, name, dirent);
  }
}

/** An ignored folder comes along only with what is wanted below it. */
async function* withParent(
  parent: FolderEntry,
  children: AsyncGenerator<FolderEntry>,
): AsyncGenerator<FolderEntry> {
  let told = false;
  for await (const child of children) {
    if (!told) yield parent;
    told = true;
    yield child;
  }
}

async function entryOf(folder: Folder, name: string, dirent: Dirent): Promise<FolderEntry> {
  const { mode, mtime, size } = await folder.try(name, (file) => lstat(file));
  const common = { name, mtime, mode: permissions(mode) };
  if (dirent.isDirectory()) return { ...common, kind: "directory" };
  if (dirent.isSymbolicLink()) return { ...common, kind: "link", target: await folder.linkOf(name) };
  if (dirent.isFile()) return { ...common, kind: "file", path: path.join(folder.root, name), size };
  return { ...common, kind: "special" };
}

/** Windows knows no bit for a program: there all are executable, as the Docker CLI does it. */
function permissions(mode: number): number {
  return process.platform === "win32" ? 0o755 : mode & 0o7777;
}
