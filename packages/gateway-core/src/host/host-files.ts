import { accessSync, constants, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";

/**
 * The little that discovery reads of a file system: looks only, never rejects. A missing file and one that may not be
 * read are the same here. Synchronous, since all of it together takes less than a millisecond.
 */
export interface HostFiles {
  readText(path: string): string | null;
  /** Names in a directory; empty where there is none. */
  list(path: string): string[];
  exists(path: string): boolean;
  isDirectory(path: string): boolean;
  isExecutable(path: string): boolean;
  /** Group id of a file; null where there is none. */
  groupOf(path: string): number | null;
  /** With symbolic links followed; the path itself where that is not possible. */
  realPath(path: string): string;
}

export const hostFiles: HostFiles = {
  readText: (path) => orElse(() => readFileSync(path, "utf8"), null),
  list: (path) => orElse(() => readdirSync(path), []),
  exists: (path) => stat(path) !== null,
  isDirectory: (path) => stat(path)?.isDirectory() ?? false,
  isExecutable: (path) =>
    orElse(() => {
      accessSync(path, constants.X_OK);
      return statSync(path).isFile();
    }, false),
  groupOf: (path) => stat(path)?.gid ?? null,
  realPath: (path) => orElse(() => realpathSync(path), path),
};

function stat(path: string) {
  return orElse(() => statSync(path, { throwIfNoEntry: false }) ?? null, null);
}

function orElse<T, F>(look: () => T, otherwise: F): T | F {
  try {
    return look();
  } catch {
    return otherwise;
  }
}
