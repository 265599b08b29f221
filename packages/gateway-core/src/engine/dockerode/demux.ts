import { PassThrough, type Readable, type Writable } from "node:stream";
import { EngineError } from "../engine-error.ts";

export interface Frame {
  stream: "stdout" | "stderr";
  data: Buffer;
}

const headerLength = 8;

/**
 * Docker's multiplexed stream as frames: `[kind, 0, 0, 0, length (big endian, 4 bytes)]`, then the bytes.
 * Source: Docker Engine API, "Attach to a container", stream format. A stream that ends inside a frame throws
 * `connection-lost`; a header that cannot be one throws `server-error`, since guessing on would scramble the output.
 */
export async function* readFrames(source: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of source) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let offset = 0;
    while (rest.length - offset >= headerLength) {
      const kind = rest[offset];
      const length = rest.readUInt32BE(offset + 4);
      if (kind === undefined || kind > 2)
        throw new EngineError("server-error", "The stream is not multiplexed");
      const end = offset + headerLength + length;
      if (rest.length < end) break;
      // Kind 0 is stdin echoed back; the docker CLI writes it to stdout.
      yield { stream: kind === 2 ? "stderr" : "stdout", data: rest.subarray(offset + headerLength, end) };
      offset = end;
    }
    rest = rest.subarray(offset);
  }
  if (rest.length > 0) throw new EngineError("connection-lost", "The stream ended inside a frame");
}

/**
 * Two readable streams of one multiplexed one. A slow reader of either slows the source down, so both must be read or
 * `resume()`d. Both are destroyed with the error when the source fails.
 */
export function demux(source: Readable): { stdout: Readable; stderr: Readable } {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  // Errors are for whoever reads; a stream that nobody reads must not bring the process down.
  for (const side of [stdout, stderr]) side.on("error", () => {});
  const pump = async () => {
    for await (const frame of readFrames(source)) {
      await write(frame.stream === "stdout" ? stdout : stderr, frame.data);
    }
    stdout.end();
    stderr.end();
  };
  pump().catch((error: Error) => {
    stdout.destroy(error);
    stderr.destroy(error);
  });
  return { stdout, stderr };
}

async function write(side: Writable, data: Buffer): Promise<void> {
  if (side.destroyed || side.write(data)) return;
  await new Promise<void>((resolve) => {
    const done = () => {
      side.off("drain", done);
      side.off("close", done);
      resolve();
    };
    side.on("drain", done);
    side.on("close", done);
  });
}
