import { z } from "zod";
import { streamError } from "../classify-engine-error.ts";
import { EngineError } from "../engine-error.ts";
import type { PullEvent } from "../engine-images.ts";
import { readNdjson } from "./read-ndjson.ts";

const Line = z.object({
  status: z.string().catch(""),
  id: z.string().optional().catch(undefined),
  progressDetail: z
    .object({ current: z.number().optional(), total: z.number().optional() })
    .optional()
    .catch(undefined),
  error: z.string().optional(),
  errorDetail: z.object({ message: z.string().optional() }).optional(),
});

const statuses: Readonly<Record<string, PullEvent["status"]>> = {
  "Pulling fs layer": "pulling-fs-layer",
  Waiting: "waiting",
  Downloading: "downloading",
  "Verifying Checksum": "verifying",
  "Download complete": "download-complete",
  Extracting: "extracting",
  "Pull complete": "complete",
  "Already exists": "exists",
};

/**
 * The lines of `POST /images/create`. The engine answers 200 before it has anything: a failure is a line with `error`, and
 * an end without its last word "Status: …" is `connection-lost`. Podman has no last word: there any orderly end is one.
 */
export async function* readPull(
  source: AsyncIterable<Buffer>,
  { podman = false } = {},
): AsyncGenerator<PullEvent> {
  let whole = false;
  for await (const json of readNdjson(source)) {
    const parsed = Line.safeParse(json);
    if (!parsed.success) continue;
    const { status: text, id = "", progressDetail, error, errorDetail } = parsed.data;
    if (error !== undefined || errorDetail !== undefined) {
      throw streamError(errorDetail?.message ?? error ?? "The pull failed", "pull");
    }
    whole = podman || text.startsWith("Status: ");
    const { current, total } = progressDetail ?? {};
    yield {
      id: /^[0-9a-f]{12}$/.test(id) ? id : null,
      status: statuses[text] ?? (text.startsWith("Retrying in ") ? "retrying" : "other"),
      ...(current === undefined ? {} : { current }),
      // 0 and less stand for a length that the registry did not send.
      ...(total === undefined || total <= 0 ? {} : { total }),
      text,
    };
  }
  if (!whole) throw new EngineError("connection-lost", "The pull ended without an image");
}
