import type { LogChunk } from "../engine.ts";
import { type Frame, readFrames } from "./demux.ts";

const newline = 0x0a;
/** A program that prints no newline must not fill our memory. */
const longestLine = 1024 * 1024;
/** `2026-11-23T06:44:56.427908898Z ` before each message, as `timestamps=1` asks for. */
const stamp = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)) /;

/** The longest stamp with its blank, in bytes. */
const longestStamp = 36;

/**
 * `GET /containers/{id}/logs` as whole lines. Without a terminal the stream comes in frames of one message each, and a
 * message longer than 16 kB in several, each with a stamp of its own: only the first one's counts. With a terminal
 * there are no frames, and all is stdout.
 */
export async function* readLogs(source: AsyncIterable<Buffer>, tty: boolean): AsyncGenerator<LogChunk> {
  const sides = { stdout: new LineAssembler("stdout"), stderr: new LineAssembler("stderr") };
  for await (const { stream, data } of tty ? asFrames(source) : readFrames(source)) {
    yield* tty ? sides.stdout.addRaw(data) : sides[stream].addFrame(data);
  }
  yield* sides.stdout.rest();
  yield* sides.stderr.rest();
}

async function* asFrames(source: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  for await (const data of source) yield { stream: "stdout", data };
}

class LineAssembler {
  readonly #stream: LogChunk["stream"];
  #parts: Buffer[] = [];
  #size = 0;

  constructor(stream: LogChunk["stream"]) {
    this.#stream = stream;
  }

  /** A frame starts with a stamp whether or not it continues a line. */
  *addFrame(frame: Buffer): Generator<LogChunk> {
    const continues = this.#parts.length > 0;
    yield* this.addRaw(continues ? frame.subarray(stampLength(frame)) : frame);
  }

  *addRaw(data: Buffer): Generator<LogChunk> {
    let start = 0;
    for (let end = data.indexOf(newline); end !== -1; end = data.indexOf(newline, start)) {
      this.#keep(data.subarray(start, end));
      yield this.#take();
      start = end + 1;
    }
    if (start < data.length) this.#keep(data.subarray(start));
    if (this.#size > longestLine) yield this.#take();
  }

  *rest(): Generator<LogChunk> {
    if (this.#parts.length > 0) yield this.#take();
  }

  #keep(part: Buffer): void {
    this.#parts.push(part);
    this.#size += part.length;
  }

  #take(): LogChunk {
    const line = Buffer.concat(this.#parts).toString("utf8");
    this.#parts = [];
    this.#size = 0;
    const found = stamp.exec(line);
    const text = found ? line.slice(found[0].length) : line;
    return {
      stream: this.#stream,
      at: found ? Date.parse(found[1] ?? "") : null,
      text: text.endsWith("\r") ? text.slice(0, -1) : text,
    };
  }
}

function stampLength(frame: Buffer): number {
  return stamp.exec(frame.subarray(0, longestStamp).toString("latin1"))?.[0].length ?? 0;
}
