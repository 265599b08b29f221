import { text } from "node:stream/consumers";
import { extract } from "tar-stream";
import type { Engine } from "../engine/engine.ts";

/** A small text file of a container, running or not; null where there is none. Rejects with an EngineError. */
export async function fileFromArchive(
  engine: Engine,
  containerId: string,
  file: string,
): Promise<string | null> {
  const archive = await engine.getArchive(containerId, file);
  if (archive === null) return null;
  const entries = extract();
  archive.on("error", (error) => entries.destroy(error));
  archive.pipe(entries);
  for await (const entry of entries) {
    if (entry.header.type === "file") return await text(entry);
    entry.resume();
  }
  return null;
}
