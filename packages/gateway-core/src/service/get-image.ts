import type { ImageResult, ResolvedImage } from "../contract/images.ts";
import type { Progress } from "../contract/progress.ts";
import { requireReference } from "../contract/require-reference.ts";
import { RockpoolError } from "../contract/rockpool-error.ts";
import { imageVersion } from "../gateway/openclaw-version.ts";
import type { Host } from "../host/host.ts";
import type { Logger } from "../host/logger.ts";
import { checkEngineRoom } from "../images/check-engine-room.ts";
import { pullImage } from "../images/pull-image.ts";
import { engineAuth } from "../images/registry/engine-auth.ts";
import { registryClient } from "../images/registry/registry-client.ts";
import type { Connection } from "./engine-link.ts";

export interface GetImageOptions {
  host: Host;
  log: Logger;
  signal: AbortSignal;
  onProgress: (progress: Progress, facts: Readonly<Record<string, string>>) => void;
  /** Do nothing where the engine has what the registry names, or where the registry cannot be asked. */
  unlessHere?: boolean;
}

/** What the registry refuses for good; for anything else the engine, which has a way of its own to it, is let try. */
const final = new Set(["registry-not-found", "registry-denied", "registry-rate-limited", "image-platform"]);

/** Asks the registry what there is to get, and has the engine get it. Throws as `pullImage` does, and what is final above. */
export async function getImage(
  { engine, facts }: Connection,
  reference: string,
  options: GetImageOptions,
): Promise<ImageResult> {
  const { host, log, signal, onProgress } = options;
  requireReference(reference);
  onProgress({ phase: "asking", items: [], bytesDone: 0, rate: null, etaMs: null }, {});
  const here = options.unlessHere ? await engine.inspectImage(reference) : null;
  let resolved: ResolvedImage | null = null;
  try {
    const platform = { os: "linux", architecture: facts.architecture };
    resolved = await registryClient({ host }).resolveImage(reference, platform, signal);
  } catch (error) {
    signal.throwIfAborted();
    if (here === null && error instanceof RockpoolError && final.has(error.code)) throw error;
    log.info("the registry was not asked", { reference, reason: String(error) });
  }
  const isHere = here !== null && (resolved === null || hasDigest(here.repoDigests, resolved.digest));
  if (!isHere) {
    // Compressed while it comes, and more than that again once it is unpacked.
    if (resolved !== null) await checkEngineRoom(facts, 2 * resolved.bytes);
    const auth = () => engineAuth(reference, host);
    await pullImage({ engine, reference, resolved, auth, signal, onProgress, log });
  }
  const image = await engine.inspectImage(reference);
  const digest = image?.repoDigests[0]?.split("@")[1] ?? null;
  return { reference, id: image?.id ?? "", digest, version: imageVersion(image) };
}

function hasDigest(repoDigests: readonly string[], digest: string): boolean {
  return repoDigests.some((each) => each.endsWith(`@${digest}`));
}
