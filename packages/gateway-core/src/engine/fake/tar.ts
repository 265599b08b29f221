import type { Readable } from "node:stream";
import { buffer, text } from "node:stream/consumers";
import { extract, pack } from "tar-stream";

export interface TarEntry {
  /** A directory's ends with a slash. */
  name: string;
  mode: number;
  uid: number;
  gid: number;
  data: string;
}

export async function tarOf(entries: readonly TarEntry[]): Promise<Buffer> {
  const tar = pack();
  for (const { data, ...header } of entries) {
    if (header.name.endsWith("/")) tar.entry({ ...header, type: "directory" });
    else tar.entry(header, data);
  }
  tar.finalize();
  return buffer(tar);
}

export async function readTar(source: Readable): Promise<TarEntry[]> {
  const entries: TarEntry[] = [];
  for await (const entry of source.pipe(extract())) {
    const { name, mode = 0, uid = 0, gid = 0 } = entry.header;
    entries.push({ name, mode: mode & 0o7777, uid, gid, data: await text(entry) });
  }
  return entries;
}
