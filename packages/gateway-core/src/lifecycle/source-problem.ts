import fs from "node:fs/promises";
import type { WishedGateway } from "../gateway/gateway-spec.ts";
import type { DirectoryProblem } from "./observed.ts";

/**
 * What is to be mounted besides our own directories has to be there: docker makes a folder of root's where a source with
 * options is missing. null where all of it is.
 */
export async function sourceProblem({ spec, directories }: WishedGateway): Promise<DirectoryProblem | null> {
  const own = new Set(directories.map(({ path }) => path));
  const given = spec.mounts.filter(({ kind, source }) => kind === "bind" && !own.has(source));
  const missing = await Promise.all(
    given.map(async ({ source }) => ((await isThere(source)) ? null : source)),
  );
  const path = missing.find((source) => source !== null);
  return path == null ? null : { kind: "source-missing", path };
}

async function isThere(path: string): Promise<boolean> {
  try {
    await fs.stat(path);
    return true;
  } catch (error) {
    // One that we may not look at is for the engine to find.
    return (error as NodeJS.ErrnoException).code !== "ENOENT";
  }
}
