import { createWriteStream } from "node:fs";
import { access, open, rename, rm, statfs } from "node:fs/promises";
import path from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Progress } from "../contract/progress.ts";
import { RockpoolError } from "../contract/rockpool-error.ts";
import type { Engine } from "../engine/engine.ts";
import { ProgressMeter } from "./progress/progress-meter.ts";

export interface SaveImageOptions {
  engine: Engine;
  reference: string;
  /** Whole path of the file to be; written beside it first, so that a file of that name is whole or the old one. */
  path: string;
  overwrite: boolean;
  signal: AbortSignal;
  onProgress: (progress: Progress) => void;
}

/**
 * Writes an image into a tar, as `docker save` does. Throws RockpoolError `image-missing`, `input-invalid` where there is a file
 * of that name, `path-invalid` where none can be written there, `disk-full`; and EngineError.
 */
export async function saveImage(options: SaveImageOptions): Promise<void> {
  const { engine, reference, signal } = options;
  const image = await engine.inspectImage(reference);
  if (image === null) {
    const message = `There is no image ${reference}`;
    throw new RockpoolError({ code: "image-missing", message, facts: { image: reference } });
  }
  if (!options.overwrite && (await exists(options.path))) {
    throw new RockpoolError({
      code: "input-invalid",
      message: `${options.path} exists already`,
      facts: { field: "path", value: options.path, reason: "exists" },
    });
  }
  const partial = path.join(path.dirname(options.path), `.${path.basename(options.path)}.rockpool-part`);
  const meter = new ProgressMeter({ onProgress: options.onProgress });
  // The engine does not say how long the tar will be; what the image takes unpacked is close to it.
  let written = 0;
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      written += chunk.length;
      meter.update({
        phase: "writing",
        items: [],
        bytesDone: Math.min(written, image.sizeBytes),
        bytesTotal: image.sizeBytes,
      });
      done(null, chunk);
    },
  });
  try {
    await checkRoom(options.path, image.sizeBytes);
    const tar = await engine.saveImage(reference, signal);
    await pipeline(tar, count, createWriteStream(partial, { mode: 0o600 }), { signal });
    await flush(partial);
    await rename(partial, options.path);
    meter.update({ phase: "writing", items: [], bytesDone: image.sizeBytes, bytesTotal: image.sizeBytes });
    meter.finish();
  } catch (error) {
    await rm(partial, { force: true });
    throw fileFailure(error, options.path);
  } finally {
    meter.stop();
  }
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

async function checkRoom(file: string, needs: number): Promise<void> {
  const { bavail, bsize } = await statfs(path.dirname(file));
  const free = bavail * bsize;
  if (free >= needs) return;
  const message = `${needs} bytes are needed at ${path.dirname(file)}, ${free} are free`;
  throw new RockpoolError({
    code: "disk-full",
    message,
    facts: { path: path.dirname(file), free: String(free) },
  });
}

async function flush(file: string): Promise<void> {
  const handle = await open(file, "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function fileFailure(error: unknown, file: string): unknown {
  const code = (error as NodeJS.ErrnoException).code ?? "";
  if (code === "ENOSPC" || code === "EDQUOT") {
    return new RockpoolError(
      { code: "disk-full", message: code, facts: { path: path.dirname(file) } },
      { cause: error },
    );
  }
  if (["ENOENT", "ENOTDIR", "EACCES", "EPERM", "EROFS", "EISDIR"].includes(code)) {
    const facts = { path: file, reason: code };
    return new RockpoolError({ code: "path-invalid", message: `${file}: ${code}`, facts }, { cause: error });
  }
  return error;
}
