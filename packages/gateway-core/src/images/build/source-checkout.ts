import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { RockpoolError } from "../../contract/rockpool-error.ts";

export interface SourceCheckout {
  folder: string;
  /** `name` and `version` of its package.json; null where it has none that can be read. */
  name: string | null;
  version: string | null;
}

const Manifest = z.object({ name: z.string().optional(), version: z.string().optional() });

/** What a folder to build from is. Throws `build-no-dockerfile` (fact path) where there is nothing to build. */
export async function sourceCheckout(folder: string): Promise<SourceCheckout> {
  const dockerfile = await stat(path.join(folder, "Dockerfile")).catch(() => null);
  if (dockerfile === null || !dockerfile.isFile()) {
    const message = `There is no file Dockerfile in ${folder}`;
    throw new RockpoolError({ code: "build-no-dockerfile", message, facts: { path: folder } });
  }
  const { name = null, version = null } = await manifest(path.join(folder, "package.json"));
  return { folder, name, version };
}

async function manifest(file: string): Promise<z.infer<typeof Manifest>> {
  try {
    return Manifest.parse(JSON.parse(await readFile(file, "utf8")));
  } catch {
    return {};
  }
}
