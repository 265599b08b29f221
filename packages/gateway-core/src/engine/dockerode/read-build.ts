import { z } from "zod";
import type { BuildEvent } from "../engine.ts";
import { EngineError } from "../engine-error.ts";
import { buildkitEvents } from "./buildkit-trace.ts";
import { ClassicSteps } from "./classic-steps.ts";
import { readNdjson } from "./read-ndjson.ts";

const Line = z.object({
  stream: z.string().optional(),
  status: z.string().optional(),
  id: z.string().optional(),
  aux: z.union([z.string(), z.object({ ID: z.string().optional() })]).optional(),
  error: z.string().optional(),
  errorDetail: z.object({ message: z.string().optional(), code: z.number().optional() }).optional(),
});

/**
 * The lines of `POST /build`, of the classic builder and of BuildKit alike. Both answer 200 before they start: a
 * failure is a line with `error` and becomes `build-failed`, after the step that failed was told; a stream that ends without
 * an image becomes `connection-lost`.
 */
export async function* readBuild(source: AsyncIterable<Buffer>): AsyncGenerator<BuildEvent> {
  let imageId: string | null = null;
  const steps = new ClassicSteps();
  for await (const json of readNdjson(source)) {
    const parsed = Line.safeParse(json);
    if (!parsed.success) continue;
    const { stream, status, id, aux, error, errorDetail } = parsed.data;
    if (error !== undefined || errorDetail !== undefined) {
      const message = errorDetail?.message ?? error ?? "The build failed";
      yield* steps.fail(message, errorDetail?.code);
      throw buildError(message);
    }
    if (typeof aux === "string") {
      if (id === "moby.buildkit.trace") yield* buildkitEvents(aux);
    } else if (aux?.ID !== undefined) {
      imageId = aux.ID;
    }
    const text = (stream ?? status ?? "").trimEnd();
    yield* steps.read(text);
    if (text !== "") yield { kind: "output", text };
    // Podman sends no aux; its last line but one is the bare id.
    imageId ??= podmanImageId(text);
  }
  if (imageId === null) throw new EngineError("connection-lost", "The build ended without an image");
  yield* steps.finish();
  yield { kind: "done", imageId };
}

function buildError(message: string): EngineError {
  const full = /no space left on device/i.test(message);
  return new EngineError(full ? "disk-full" : "build-failed", message);
}

function podmanImageId(text: string): string | null {
  const found = /^(?:Successfully built )?([0-9a-f]{12,64})$/.exec(text);
  return found?.[1] ?? null;
}
