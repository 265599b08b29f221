import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { RockpoolError } from "../../contract/rockpool-error.ts";

const PluginManifest = z.object({ id: z.string() });

/**
 * The plugins of `OPENCLAW_EXTENSIONS`, split at spaces and commas. Each is the id in a plugin's manifest
 * (`extensions/<folder>/openclaw.plugin.json`) or the folder's name; any other lets upstream's build fail after minutes, so
 * it throws `build-unknown-extension` (fact extension) here. Where the checkout has no folder `extensions`, nothing can be
 * said and all of them pass.
 */
export async function checkExtensions(folder: string, extensions: string): Promise<string[]> {
  const wanted = extensions.split(/[\s,]+/).filter((name) => name !== "");
  const known = wanted.length === 0 ? null : await knownExtensions(path.join(folder, "extensions"));
  for (const extension of wanted) {
    if (/^[A-Za-z0-9][\w.-]*$/.test(extension) && (known?.has(extension) ?? true)) continue;
    const message = `The source has no plugin ${JSON.stringify(extension)}`;
    throw new RockpoolError({ code: "build-unknown-extension", message, facts: { extension } });
  }
  return wanted;
}

async function knownExtensions(folder: string): Promise<Set<string> | null> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => null);
  if (entries === null) return null;
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const ids = await Promise.all(names.map((name) => manifestId(path.join(folder, name))));
  return new Set([...names, ...ids.filter((id) => id !== null)]);
}

async function manifestId(folder: string): Promise<string | null> {
  try {
    const text = await readFile(path.join(folder, "openclaw.plugin.json"), "utf8");
    return PluginManifest.parse(JSON.parse(text)).id;
  } catch {
    return null;
  }
}
