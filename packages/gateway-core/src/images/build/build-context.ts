import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { pack } from "tar-stream";

/** One entry of a build context; `mode` is 0644 unless said, the owner is root. */
export type ContextFile = { name: string; mode?: number } & (
  | { kind: "text"; text: string }
  | { kind: "file"; path: string }
  | { kind: "link"; target: string }
);

/** A build context as a tar, streamed: a file of any size costs no memory. The stream fails where a file cannot be read. */
export function buildContext(files: readonly ContextFile[]): Readable {
  return Readable.from(read(files));
}

/** Begun with the first read: a stream that fails before somebody listens takes the process with it. */
async function* read(files: readonly ContextFile[]): AsyncGenerator<Buffer> {
  const tar = pack();
  void add(files, tar).catch((error: unknown) => tar.destroy(error as Error));
  for await (const chunk of tar) yield chunk as Buffer;
}

async function add(files: readonly ContextFile[], tar: ReturnType<typeof pack>): Promise<void> {
  for (const file of files) {
    const header = { name: file.name, mode: file.mode ?? 0o644 };
    if (file.kind === "text") tar.entry(header, file.text);
    else if (file.kind === "link") tar.entry({ ...header, type: "symlink", linkname: file.target });
    else {
      const { size } = await stat(file.path);
      await pipeline(createReadStream(file.path), tar.entry({ ...header, size }));
    }
  }
  tar.finalize();
}
