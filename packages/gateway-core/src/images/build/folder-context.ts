import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type Pack, pack } from "tar-stream";
import { contextError } from "./context-error.ts";
import { type FolderEntry, folderEntries } from "./folder-entries.ts";
import { ignoreRules } from "./ignore-rules.ts";

const chunkBytes = 64 * 1024;
/** Headers that may wait for the reader, a kilobyte or two each: tar-stream itself takes any number of empty entries. */
const mostAhead = 500;

export interface FolderContextOptions {
  /** Relative to the folder; default `Dockerfile`. */
  dockerfile?: string;
  /** Named for each socket, fifo and device: no build can use them, and they are left out. */
  onSkipped?: (file: string) => void;
}

/**
 * A folder as a build context: a tar as a stream, of which only a few hundred kilobytes are in memory at any time. Without
 * what `.dockerignore` names. All belongs to root, as with the Docker CLI. Modes are the files' own, and so are the times:
 * COPY brings them into the image, where make and its like compare them, and no builder's cache looks at them.
 * The stream fails with `build-context-invalid` (facts path, file, reason): for a link that leads out of the folder, and for a
 * file that cannot be read or becomes another while it is. Its files are closed when it is destroyed.
 */
export function folderContext(folder: string, options: FolderContextOptions = {}): Readable {
  const tar = pack();
  const reader = { wake: () => {} };
  const room = () =>
    new Promise<void>((resolve) => {
      reader.wake = resolve;
    });
  tar.once("close", () => reader.wake());
  const begin = () =>
    void add(folder, options, tar, room).catch((error: unknown) => tar.destroy(error as Error));
  return Readable.from(read(tar, reader, begin));
}

/** Begun with the first read: a stream that fails before somebody listens takes the process with it. */
async function* read(tar: Pack, reader: { wake: () => void }, begin: () => void): AsyncGenerator<Buffer> {
  begin();
  for await (const chunk of tar) {
    yield chunk as Buffer;
    reader.wake();
  }
}

async function add(
  folder: string,
  { dockerfile, onSkipped }: FolderContextOptions,
  tar: Pack,
  room: () => Promise<void>,
): Promise<void> {
  let ahead = 0;
  const rules = await ignoreRules(folder, dockerfile);
  for await (const entry of folderEntries(folder, rules)) {
    if (tar.destroyed) return;
    const header = { name: entry.name, mode: entry.mode, mtime: entry.mtime, uid: 0, gid: 0 };
    if (entry.kind === "directory") tar.entry({ ...header, type: "directory" });
    else if (entry.kind === "link") tar.entry({ ...header, type: "symlink", linkname: entry.target });
    else if (entry.kind === "file") await addFile(folder, entry, tar);
    else onSkipped?.(entry.name);
    // A file's content comes at the reader's pace by itself.
    ahead = entry.kind === "file" && entry.size > 0 ? 0 : ahead + 1;
    if (ahead >= mostAhead) {
      await room();
      ahead = 0;
    }
  }
  tar.finalize();
}

async function addFile(
  folder: string,
  { name, path, mode, mtime, size }: FolderEntry & { kind: "file" },
  tar: Pack,
): Promise<void> {
  const handle = await openFile(folder, name, path);
  try {
    const header = { name, mode, mtime, size, uid: 0, gid: 0, type: "file" as const };
    await pipeline(exactly(handle, size, folder, name), tar.entry(header));
  } finally {
    await handle.close();
  }
}

/** Not through a link that took the file's place since it was looked at. */
async function openFile(folder: string, name: string, path: string): Promise<FileHandle> {
  try {
    return await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  } catch (error) {
    throw contextError(folder, name, (error as NodeJS.ErrnoException).code ?? "unreadable", error);
  }
}

/** A tar says how long a file is before it comes: one that is longer or shorter by then would end it in the middle. */
async function* exactly(
  handle: FileHandle,
  size: number,
  folder: string,
  name: string,
): AsyncGenerator<Buffer> {
  for (let left = size; ; ) {
    const { bytesRead, buffer } = await handle
      .read(Buffer.allocUnsafe(chunkBytes), 0, chunkBytes)
      .catch((error: NodeJS.ErrnoException) => {
        throw contextError(folder, name, error.code ?? "unreadable", error);
      });
    if (bytesRead === 0 && left > 0) throw contextError(folder, name, "it shrank while it was read");
    if (bytesRead === 0) return;
    left -= bytesRead;
    if (left < 0) throw contextError(folder, name, "it grew while it was read");
    yield buffer.subarray(0, bytesRead);
  }
}
