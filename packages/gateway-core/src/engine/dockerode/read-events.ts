import { z } from "zod";
import type { EngineEvent } from "../engine.ts";
import { EngineError } from "../engine-error.ts";
import { textMap } from "../lenient-answer.ts";
import { readNdjson } from "./read-ndjson.ts";

// `status` and `id` at the top level are gone since API 1.52; these stay.
const Event = z.object({
  Type: z.string().catch("other"),
  Action: z.string(),
  Actor: z.object({ ID: z.string().catch(""), Attributes: textMap }).catch({ ID: "", Attributes: {} }),
  time: z.number().optional(),
  timeNano: z.number().optional(),
});

/**
 * The lines of `GET /events`. The first event is `connected` of our own: from there on nothing is missed. Health
 * checks run as exec and would wake us three times each, so `exec_*` is left out. Throws when the stream ends.
 */
export async function* readEvents(source: AsyncIterable<Buffer>): AsyncGenerator<EngineEvent> {
  yield { type: "other", action: "connected", id: "", attributes: {}, at: Date.now() };
  for await (const line of readNdjson(source)) {
    const parsed = Event.safeParse(line);
    if (!parsed.success || parsed.data.Action.startsWith("exec")) continue;
    const { Type, Action, Actor, time, timeNano } = parsed.data;
    yield {
      type: eventType(Type),
      // Podman's word, even where it speaks Docker's API.
      action: Action === "remove" && (Type === "container" || Type === "volume") ? "destroy" : Action,
      id: Actor.ID,
      attributes: Actor.Attributes,
      at: timeNano === undefined ? (time ?? 0) * 1000 : Math.floor(timeNano / 1e6),
    };
  }
  throw new EngineError("connection-lost", "The engine closed its event stream");
}

const types: readonly EngineEvent["type"][] = ["container", "image", "volume", "network", "daemon"];

function eventType(type: string): EngineEvent["type"] {
  return types.find((known) => known === type) ?? "other";
}
