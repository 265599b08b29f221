import type { HostFiles } from "../host/host-files.ts";

/**
 * A file system of the test's own: paths with their text. A path that ends in `*` may be executed, `->` in a text makes
 * a link, and every part of a path is a directory.
 */
export function memoryFiles(
  tree: Readonly<Record<string, string>>,
  groups: Readonly<Record<string, number>> = {},
): HostFiles {
  const executable = new Set(
    Object.keys(tree).flatMap((path) => (path.endsWith("*") ? [path.slice(0, -1)] : [])),
  );
  const texts = new Map(Object.entries(tree).map(([path, text]) => [path.replace(/\*$/, ""), text]));
  const paths = [...texts.keys()];
  const isDirectory = (path: string) => paths.some((each) => each.startsWith(`${path}/`));
  return {
    readText: (path) => texts.get(path) ?? null,
    list: (path) => [
      ...new Set(
        paths.flatMap((each) =>
          each.startsWith(`${path}/`) ? [each.slice(path.length + 1).split("/")[0] ?? ""] : [],
        ),
      ),
    ],
    exists: (path) => texts.has(path) || isDirectory(path),
    isDirectory,
    isExecutable: (path) => executable.has(path),
    groupOf: (path) => groups[path] ?? null,
    realPath: (path) => (texts.get(path)?.startsWith("->") ? (texts.get(path) ?? "").slice(2) : path),
  };
}
