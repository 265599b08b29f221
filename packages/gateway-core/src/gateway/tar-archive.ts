import { pack } from "tar-stream";
import type { Owner } from "./gateway-spec.ts";

export type TarEntry = Owner & { name: string; mode: number } & (
    | { kind: "file"; content: string }
    | { kind: "directory" }
  );

/** A small tar in memory, for the engine's archive call. Owner and mode of the entries are kept by the engine. */
export async function tarArchive(entries: readonly TarEntry[]): Promise<Buffer> {
  const tar = pack();
  for (const entry of entries) {
    const { name, mode, uid, gid } = entry;
    const header = { name, mode, uid, gid, mtime: new Date() };
    if (entry.kind === "file") tar.entry({ ...header, type: "file" }, entry.content);
    else tar.entry({ ...header, type: "directory" });
  }
  tar.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of tar) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
