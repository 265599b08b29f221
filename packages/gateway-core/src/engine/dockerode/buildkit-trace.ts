import { vertexEvents } from "../build-step.ts";
import type { BuildEvent } from "../engine.ts";

/**
 * What BuildKit tells while it builds: `moby.buildkit.trace` lines carry a protobuf message `StatusResponse` in base64.
 * Field numbers from moby/buildkit api/services/control/control.proto: StatusResponse { 1 vertexes, 3 logs },
 * Vertex { 1 digest, 3 name, 4 cached, 5 started, 6 completed, 7 error }, VertexLog { 4 msg }. Which takes a reader of
 * forty lines instead of a protobuf library.
 */
export function buildkitEvents(base64: string): BuildEvent[] {
  const events: BuildEvent[] = [];
  for (const [field, value] of fields(Buffer.from(base64, "base64"))) {
    if (!(value instanceof Buffer)) continue;
    if (field === 1) events.push(...vertexEvents(vertexOf(value)));
    if (field === 3) events.push(...logLines(value).map((text) => ({ kind: "output" as const, text })));
  }
  return events;
}

function vertexOf(message: Buffer): Parameters<typeof vertexEvents>[0] {
  const vertex = new Map(fields(message));
  return {
    digest: String(vertex.get(1) ?? ""),
    name: String(vertex.get(3) ?? ""),
    started: vertex.has(5),
    completed: vertex.has(6),
    cached: vertex.get(4) === 1,
    error: String(vertex.get(7) ?? ""),
  };
}

function logLines(message: Buffer): string[] {
  const text = String(new Map(fields(message)).get(4) ?? "");
  return text.split("\n").filter((line) => line !== "");
}

/** A protobuf message as (field number, value) pairs: a number for a varint, bytes for anything with a length. */
function* fields(message: Buffer): Generator<[number, number | Buffer]> {
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = message[at++];
      if (byte === undefined) return value;
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
    }
  };
  while (at < message.length) {
    const key = varint();
    const field = Math.floor(key / 8);
    switch (key % 8) {
      case 0:
        yield [field, varint()];
        break;
      case 1:
        at += 8;
        break;
      case 2: {
        const length = varint();
        yield [field, message.subarray(at, at + length)];
        at += length;
        break;
      }
      case 5:
        at += 4;
        break;
      default:
        return; // not a message of this kind: what was read so far is what there is
    }
  }
}
