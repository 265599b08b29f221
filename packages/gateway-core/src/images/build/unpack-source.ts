import { createReadStream } from "node:fs";
import { copyFile, mkdir, open, symlink } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { type Extract, extract } from "tar-stream";
import { RockpoolError } from "../../contract/rockpool-error.ts";
import { archiveCommit } from "./archive-commit.ts";
import { archiveError } from "./archive-error.ts";
import { ArchiveTree } from "./archive-tree.ts";
import { linkTarget } from "./link-target.ts";

type Entry = Extract extends AsyncIterable<infer E> ? E : never;

export interface UnpackOptions {
  /** What the archive is called in failures. */
  name: string;
  mostEntries: number;
  /** Of all files together: a few kilobytes of gzip may hold a terabyte. */
  mostBytes: number;
  signal: AbortSignal;
  onEntry: (done: number) => void;
}

/**
 * Unpacks a `.tar.gz` into an empty folder, without the first part of every name. Nothing is written outside of the folder
 * whatever the archive says: links are made when all else is there, so that nothing can be written through one. Modes are 0755
 * and 0644. Answers with the commit that git wrote into the archive's header, or null. Throws `source-archive-invalid` for what
 * is no such archive, and for one with an absolute name, `..`, a link that leads out, a file below a link or in place of
 * another, or a device; `disk-full`; `operation-cancelled`.
 */
export async function unpackSource(
  archive: string,
  folder: string,
  options: UnpackOptions,
): Promise<{ commit: string | null }> {
  const { name, signal } = options;
  const unpacking = new Unpacking(folder, options);
  const tar = extract();
  let start = Buffer.alloc(0);
  const lookedAt = async function* (source: AsyncIterable<Buffer>) {
    for await (const chunk of source) {
      if (start.length < 1024) start = Buffer.concat([start, chunk.subarray(0, 1024)]);
      yield chunk;
    }
  };
  const taken = (async () => {
    for await (const entry of tar) await unpacking.take(entry);
  })();
  const piped = pipeline(createReadStream(archive), createGunzip(), lookedAt, tar, { signal });
  // What was wrong with an entry breaks the pipe as well, which then says no more than that.
  for (const result of await Promise.allSettled([taken, piped]))
    if (result.status === "rejected") throw failure(result.reason, name, signal);
  await unpacking.links();
  return { commit: archiveCommit(start) };
}

class Unpacking {
  readonly #folder: string;
  readonly #options: UnpackOptions;
  readonly #tree: ArchiveTree;
  #entries = 0;
  #bytes = 0;

  constructor(folder: string, options: UnpackOptions) {
    this.#folder = folder;
    this.#options = options;
    this.#tree = new ArchiveTree(options.name);
  }

  async take(entry: Entry): Promise<void> {
    const { name: archive, mostEntries, mostBytes, onEntry } = this.#options;
    const { header } = entry;
    this.#entries += 1;
    if (this.#entries > mostEntries) throw archiveError(archive, `holds more than ${mostEntries} entries`);
    this.#bytes += header.size;
    if (this.#bytes > mostBytes) throw archiveError(archive, `holds more than ${mostBytes} bytes`);
    const name = this.#tree.add(header);
    if (name !== null) await this.#write(entry, name);
    // The next one comes when this one has been read.
    entry.resume();
    onEntry(this.#entries);
  }

  async #write(entry: Entry, name: string): Promise<void> {
    const file = path.join(this.#folder, name);
    const { type, linkname, mode } = entry.header;
    if (type === "directory") return void (await mkdir(file, { recursive: true }));
    await mkdir(path.dirname(file), { recursive: true });
    if (type === "link") {
      return copyFile(path.join(this.#folder, this.#tree.hardLinkTarget(name, linkname)), file);
    }
    if (type === "symlink") return;
    await writeNew(file, mode & 0o111 ? 0o755 : 0o644, entry);
  }

  async links(): Promise<void> {
    const { name: archive } = this.#options;
    const links = this.#tree.links;
    for (const [name, target] of links) {
      if ((await linkTarget(name, (file) => links.get(file) ?? null)) === null)
        throw archiveError(archive, `holds a link that leads out of it: ${name} → ${target}`);
    }
    for (const [name, target] of links) await symlink(target, path.join(this.#folder, name));
  }
}

/** Never over a file that is there, nor through a link: a case-blind disk has one file for two names. */
async function writeNew(file: string, mode: number, content: Entry): Promise<void> {
  const handle = await open(file, "wx", mode);
  try {
    for await (const chunk of content) await handle.writeFile(chunk as Buffer);
    await handle.chmod(mode);
  } finally {
    await handle.close();
  }
}

function failure(error: unknown, archive: string, signal: AbortSignal): unknown {
  if (signal.aborted) {
    return new RockpoolError(
      { code: "operation-cancelled", message: "Unpacking was cancelled" },
      { cause: error },
    );
  }
  if (error instanceof RockpoolError) return error;
  const code = (error as NodeJS.ErrnoException).code ?? "";
  if (code === "ENOSPC" || code === "EDQUOT")
    return new RockpoolError(
      { code: "disk-full", message: `No space to unpack ${archive}` },
      { cause: error },
    );
  if (code === "EEXIST") return archiveError(archive, "holds one name twice", error);
  if (code === "Z_BUF_ERROR" || /unexpected end/i.test((error as Error).message))
    return archiveError(archive, "ends in the middle", error);
  if (code.startsWith("Z_")) return archiveError(archive, "is not compressed by gzip, or is damaged", error);
  return archiveError(archive, `cannot be unpacked: ${(error as Error).message}`, error);
}
