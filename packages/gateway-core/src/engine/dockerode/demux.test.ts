import { PassThrough, Readable } from "node:stream";
import { text } from "node:stream/consumers";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { demux, type Frame, readFrames } from "./demux.ts";
import { chunked, frame } from "./frame.ts";

async function collect(source: AsyncIterable<Buffer>): Promise<Frame[]> {
  const frames: Frame[] = [];
  for await (const each of readFrames(source)) frames.push({ ...each, data: Buffer.from(each.data) });
  return frames;
}

describe("readFrames", () => {
  it("reads the same frames however the bytes are cut", async () => {
    const frames = fc.array(
      fc.record({
        stream: fc.constantFrom("stdout" as const, "stderr" as const),
        data: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
      }),
      { maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(
        frames,
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }),
        async (list, sizes) => {
          const bytes = Buffer.concat(list.map(({ stream, data }) => frame(stream, data)));
          expect(await collect(chunked(bytes, sizes))).toEqual(list);
        },
      ),
    );
  });

  it("takes an end inside a frame for a broken connection", async () => {
    const bytes = frame("stdout", Buffer.from("hello"));
    await expect(collect(chunked(bytes.subarray(0, 10), [3]))).rejects.toMatchObject({
      kind: "connection-lost",
    });
    await expect(collect(chunked(bytes.subarray(0, 5), [3]))).rejects.toMatchObject({
      kind: "connection-lost",
    });
  });

  it("refuses a stream that has no frames", async () => {
    await expect(collect(chunked(Buffer.from("plain text here"), [4]))).rejects.toMatchObject({
      kind: "server-error",
    });
  });
});

describe("demux", () => {
  it("gives each stream its own bytes", async () => {
    const source = new PassThrough();
    const { stdout, stderr } = demux(source);
    source.write(frame("stdout", Buffer.from("a")));
    source.write(frame("stderr", Buffer.from("x")));
    source.end(frame("stdout", Buffer.from("b")));
    expect(await Promise.all([text(stdout), text(stderr)])).toEqual(["ab", "x"]);
  });

  it("waits for a slow reader rather than filling memory", async () => {
    let produced = 0;
    async function* endless() {
      for (; produced < 500; produced++) yield frame("stdout", Buffer.alloc(64 * 1024));
    }
    const { stdout, stderr } = demux(Readable.from(endless()));
    stderr.resume();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(produced).toBeLessThan(50);
    expect((await text(stdout)).length).toBe(500 * 64 * 1024);
  });

  it("fails both readers when the connection breaks", async () => {
    const source = new PassThrough();
    const { stdout, stderr } = demux(source);
    const read = Promise.allSettled([text(stdout), text(stderr)]);
    source.destroy(new Error("cut"));
    expect((await read).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  });
});
