import type { ImageResult } from "../contract/images.ts";
import type { Progress } from "../contract/progress.ts";
import { imageVersion } from "../gateway/openclaw-version.ts";
import type { Connection } from "./engine-link.ts";

export interface GetImageOptions {
  signal: AbortSignal;
  onProgress: (progress: Progress, facts: Record<string, string>) => void;
}

export async function getImage(
  { engine }: Connection,
  reference: string,
  { signal }: GetImageOptions,
): Promise<ImageResult> {
  for await (const _event of engine.pullImage(reference, { signal }));
  const image = await engine.inspectImage(reference);
  return { reference, id: image?.id ?? "", digest: null, version: imageVersion(image) };
}
