import { lstat, readdir, readlink } from "node:fs/promises";
import path from "node:path";
import type { ContextFile } from "../images/build/build-context.ts";

/** Every file below a folder as entries of a build context under `name`, in a stable order, modes kept. */
export async function filesBelow(folder: string, name: string): Promise<ContextFile[]> {
  const files: ContextFile[] = [];
  for (const entry of (await readdir(folder, { withFileTypes: true })).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )) {
    const from = path.join(folder, entry.name);
    const to = `${name}/${entry.name}`;
    if (entry.isDirectory()) files.push(...(await filesBelow(from, to)));
    else if (entry.isSymbolicLink()) files.push({ kind: "link", name: to, target: await readlink(from) });
    else
      files.push({
        kind: "file",
        name: to,
        path: from,
        mode: ((await lstat(from)).mode & 0o111) === 0 ? 0o644 : 0o755,
      });
  }
  return files;
}
