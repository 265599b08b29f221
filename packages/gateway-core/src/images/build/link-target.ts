import path from "node:path/posix";

/** As many as Linux follows before it says ELOOP; source: path_resolution(7). */
const mostLinks = 40;

/**
 * Where a symbolic link ends within a tree, as a path from its root with slashes; null where it leads out of it, is absolute
 * (which means another place wherever the tree is put), or never ends. A target that is not there is fine. Links on the way
 * are followed one part at a time, since `a/../x` is not `x` where `a` is a link. `readLink` gives the target of a path that
 * is a link and null for any other.
 */
export async function linkTarget(
  link: string,
  readLink: (file: string) => Promise<string | null> | string | null,
): Promise<string | null> {
  let at: string[] = [];
  const rest = link.split("/");
  let followed = 0;
  for (let part = rest.shift(); part !== undefined; part = rest.shift()) {
    if (part === "" || part === ".") continue;
    if (part === "..") {
      if (at.length === 0) return null;
      at = at.slice(0, -1);
      continue;
    }
    const here = [...at, part];
    const target = await readLink(here.join("/"));
    if (target === null) {
      at = here;
      continue;
    }
    followed += 1;
    if (followed > mostLinks || path.isAbsolute(target) || /^[A-Za-z]:/.test(target)) return null;
    rest.unshift(...target.split("/"));
  }
  return at.join("/");
}
