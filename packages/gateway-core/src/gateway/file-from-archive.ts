import type { Readable } from "node:stream";
import { extract } from "tar-stream";
import { RockpoolError } from "../contract/rockpool-error.ts";
import type { Engine } from "../engine/engine.ts";
import { mostText, textWithin } from "../engine/text-within.ts";

/**
 * A small text file of a container, running or not; null where there is none. Rejects with an EngineError, and with
 * RockpoolError `gateway-configuration` where it is no small one: its content is the gateway's, and anybody's in there.
 */
export async function fileFromArchive(
  engine: Engine,
  containerId: string,
  file: string,
): Promise<string | null> {
  const archive = await engine.getArchive(containerId, file);
  return archive === null ? null : textFromArchive(archive, file);
}

/** The first file of an archive that the engine gave for `file`; null where that is no file. Rejects as above. */
export async function textFromArchive(archive: Readable, file: string): Promise<string | null> {
  const entries = extract();
  archive.on("error", (error) => entries.destroy(error));
  archive.pipe(entries);
  try {
    for await (const entry of entries) {
      if (entry.header.type === "file") {
        const text = await textWithin(entry);
        if (text !== null) return text;
        throw new RockpoolError({
          code: "gateway-configuration",
          message: `${file} is larger than ${mostText} bytes`,
        });
      }
      entry.resume();
    }
    return null;
  } finally {
    archive.destroy();
  }
}
