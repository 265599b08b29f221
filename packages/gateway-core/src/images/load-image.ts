import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Transform } from "node:stream";
import type { Progress } from "../contract/progress.ts";
import { RockpoolError } from "../contract/rockpool-error.ts";
import type { Engine } from "../engine/engine.ts";
import { EngineError } from "../engine/engine-error.ts";
import { ProgressMeter } from "./progress/progress-meter.ts";

export interface LoadImageOptions {
  engine: Engine;
  /** Whole path of a tar that `docker save` or Rockpool has written. */
  path: string;
  signal: AbortSignal;
  onProgress: (progress: Progress) => void;
}

/**
 * Gives a file to the engine and answers with what was in it, by name or else by id; the last one where there were several.
 * Throws RockpoolError `path-invalid` for a file that cannot be read, `image-archive-invalid`; and EngineError.
 */
export async function loadImage({ engine, path, signal, onProgress }: LoadImageOptions): Promise<string> {
  const { size } = await stat(path).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  const meter = new ProgressMeter({ onProgress });
  let read = 0;
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      read += chunk.length;
      meter.update({ phase: "reading", items: [], bytesDone: read, bytesTotal: size });
      done(null, chunk);
    },
  });
  const file = createReadStream(path);
  file.on("error", (error) => count.destroy(unreadable(path, error)));
  let loaded: string | null = null;
  try {
    for await (const event of engine.loadImage(file.pipe(count), signal)) {
      if (event.kind === "loaded") loaded = "reference" in event ? event.reference : event.id;
    }
    if (loaded === null) throw invalid(path, "it names no image");
    meter.finish();
    return loaded;
  } catch (error) {
    if (error instanceof EngineError && error.kind === "archive-invalid")
      throw invalid(path, error.message, error);
    throw error;
  } finally {
    file.destroy();
    count.destroy();
    meter.stop();
  }
}

function invalid(path: string, reason: string, cause?: unknown): RockpoolError {
  const failure = { code: "image-archive-invalid", message: reason, facts: { path, reason } } as const;
  return new RockpoolError(failure, { cause });
}

function unreadable(path: string, cause: unknown): RockpoolError {
  const reason = (cause as NodeJS.ErrnoException).code ?? String(cause);
  const failure = { code: "path-invalid", message: `${path}: ${reason}`, facts: { path, reason } } as const;
  return new RockpoolError(failure, { cause });
}
