import { mkdirSync } from "node:fs";
import module from "node:module";
import path from "node:path";
import { thisHost } from "@rockpool/gateway-core/host/host";
import { rockpoolDirs } from "@rockpool/gateway-core/host/rockpool-dirs";

/**
 * Lets Node keep the compiled program in a folder of the person's own: in the shared temporary directory, where it would
 * by default, anybody could put code there. A Node without it, or a folder that cannot be written, is no reason to stop.
 */
export function keepCompiled(): void {
  // Node 22.1 and newer.
  if (module.enableCompileCache === undefined) return;
  try {
    const folder = path.join(rockpoolDirs(thisHost()).cache, "compiled");
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    module.enableCompileCache(folder);
  } catch {
    // Slower by some hundredths of a second, and nothing else.
  }
}
