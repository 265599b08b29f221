import { z } from "zod";
import { streamError } from "../classify-engine-error.ts";
import { EngineError } from "../engine-error.ts";
import type { LoadEvent } from "../engine-images.ts";
import { readNdjson } from "./read-ndjson.ts";

const Line = z.object({
  stream: z.string().optional(),
  status: z.string().optional(),
  error: z.string().optional(),
  errorDetail: z.object({ message: z.string().optional() }).optional(),
});

/** The lines of `POST /images/load`; an end without an image is `connection-lost`. */
export async function* readLoad(source: AsyncIterable<Buffer>): AsyncGenerator<LoadEvent> {
  let loaded = false;
  for await (const json of readNdjson(source)) {
    const parsed = Line.safeParse(json);
    if (!parsed.success) continue;
    const { stream, status, error, errorDetail } = parsed.data;
    if (error !== undefined || errorDetail !== undefined) {
      throw streamError(errorDetail?.message ?? error ?? "The image was not loaded", "load");
    }
    for (const text of (stream ?? status ?? "").split("\n")) {
      const found = /^Loaded image(?: ID)?(?:\(s\))?: (.+)$/.exec(text.trim())?.[1];
      // Podman names several in one line.
      for (const name of found?.split(",") ?? []) {
        loaded = true;
        yield name.startsWith("sha256:") ? { kind: "loaded", id: name } : { kind: "loaded", reference: name };
      }
      if (found === undefined && text.trim() !== "") yield { kind: "output", text: text.trimEnd() };
    }
  }
  if (!loaded) throw new EngineError("connection-lost", "The engine ended without having loaded an image");
}
