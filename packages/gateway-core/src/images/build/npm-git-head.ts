import { z } from "zod";

const Manifest = z.object({ gitHead: z.string().regex(/^[0-9a-f]{40}$/) });
const limitMs = 15_000;
const mostBytes = 2_000_000;

/**
 * The commit that a version on npm was made of, as its registry has it; null where it does not say, or cannot be asked.
 * Rejects only when `signal` aborts.
 */
export async function npmGitHead(
  registry: string,
  name: string,
  version: string,
  signal: AbortSignal,
): Promise<string | null> {
  try {
    const url = new URL(`${registry.replace(/\/$/, "")}/${name}/${version}`);
    const response = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(limitMs)]) });
    if (!response.ok) return null;
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    for await (const chunk of response.body ?? []) {
      bytes += chunk.length;
      if (bytes > mostBytes) return null;
      chunks.push(chunk);
    }
    return Manifest.parse(JSON.parse(Buffer.concat(chunks).toString("utf8"))).gitHead;
  } catch {
    signal.throwIfAborted();
    return null;
  }
}
