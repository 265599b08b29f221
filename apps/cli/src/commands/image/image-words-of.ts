import type { Bridge } from "@rockpool/gateway-core/contract/bridge";
import type { ImageResult } from "@rockpool/gateway-core/contract/images";
import type { Messages } from "@rockpool/messages/catalogue";
import { ask } from "../../ask.ts";
import { shortDigest } from "../../terminal/short-digest.ts";

type Known = Pick<ImageResult, "digest" | "version"> & { reference?: string; bytes?: number | null };

/** "ghcr.io/openclaw/openclaw:latest, sha256:8c1f4f0d8c1f, 2026.9.6, 1.2 GB": what is known of it. */
export function imageWordsOf({ reference, digest, version, bytes }: Known, { units }: Messages): string {
  const facts = [
    reference,
    digest ? shortDigest(digest) : null,
    version,
    bytes ? units.bytes(bytes) : null,
  ].filter((fact) => fact);
  return facts.join(", ");
}

/** The same of what an operation got or made, with its size on the engine. */
export async function resultWords(
  bridge: Bridge,
  image: ImageResult | undefined,
  messages: Messages,
): Promise<string> {
  if (!image) return "";
  // The operation is over and well: a list that cannot be had costs the size, no more.
  const list = await ask(bridge, "images.list", {}).catch(() => null);
  const bytes = list?.images.find(({ id }) => id === image.id)?.bytes ?? null;
  return imageWordsOf({ ...image, bytes }, messages);
}
