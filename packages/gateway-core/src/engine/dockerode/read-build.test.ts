import { describe, expect, it } from "vitest";
import type { BuildEvent } from "../engine.ts";
import { buildkitLines } from "./buildkit-trace.ts";
import { chunked } from "./frame.ts";
import { readBuild } from "./read-build.ts";

async function build(lines: readonly unknown[], sizes = [9]): Promise<BuildEvent[]> {
  const bytes = Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
  const events: BuildEvent[] = [];
  for await (const event of readBuild(chunked(bytes, sizes))) events.push(event);
  return events;
}

/** One protobuf field with a length. */
function field(number: number, value: string | Buffer): Buffer {
  const bytes = Buffer.from(value);
  const length: number[] = [];
  for (let rest = bytes.length; ; rest >>= 7) {
    if (rest < 0x80) {
      length.push(rest);
      break;
    }
    length.push((rest & 0x7f) | 0x80);
  }
  return Buffer.concat([Buffer.from([(number << 3) | 2, ...length]), bytes]);
}

const digest = field(1, `sha256:${"a".repeat(200)}`);
const name = field(3, "[2/3] RUN npm install");
const begun = field(5, Buffer.from([8, 1]));
const ended = field(6, Buffer.from([8, 2]));
const trace = (...parts: Buffer[]) => Buffer.concat(parts).toString("base64");

describe("buildkitLines", () => {
  it.each([
    ["a step that begins", trace(field(1, Buffer.concat([digest, name, begun]))), ["[2/3] RUN npm install"]],
    ["a step that ended", trace(field(1, Buffer.concat([digest, name, begun, ended]))), []],
    [
      "a step from the cache",
      trace(field(1, Buffer.concat([name, Buffer.from([0x20, 1]), begun, ended]))),
      ["CACHED [2/3] RUN npm install"],
    ],
    [
      "a step that failed",
      trace(field(1, Buffer.concat([name, begun, ended, field(7, "exit code: 1")]))),
      ["ERROR [2/3] RUN npm install: exit code: 1"],
    ],
    [
      "output",
      trace(field(3, Buffer.concat([digest, field(4, "added 12 🦞\n\nfound 0\n")]))),
      ["added 12 🦞", "found 0"],
    ],
    ["nothing", "", []],
    ["what is no protobuf", Buffer.from("hello world").toString("base64"), []],
  ])("tells %s", (_name, base64, lines) => {
    expect(buildkitLines(base64)).toEqual(lines);
  });
});

describe("readBuild", () => {
  it("reads the classic builder", async () => {
    const events = await build([
      { stream: "Step 1/2 : FROM scratch\n" },
      { aux: { ID: "sha256:abc" } },
      { stream: "\n" },
    ]);
    expect(events).toEqual([
      { kind: "output", text: "Step 1/2 : FROM scratch" },
      { kind: "done", imageId: "sha256:abc" },
    ]);
  });

  it("reads BuildKit", async () => {
    const events = await build([
      { id: "moby.buildkit.trace", aux: trace(field(1, Buffer.concat([name, begun]))) },
      { id: "moby.image.id", aux: { ID: "sha256:abc" } },
    ]);
    expect(events).toEqual([
      { kind: "output", text: "[2/3] RUN npm install" },
      { kind: "done", imageId: "sha256:abc" },
    ]);
  });

  it("throws what the builder says, though it answered 200", async () => {
    const failed = [
      { stream: "Step 1" },
      { errorDetail: { code: 1, message: "npm failed" }, error: "npm failed" },
    ];
    await expect(build(failed)).rejects.toMatchObject({ kind: "build-failed", message: "npm failed" });
    const full = [{ error: "write /x: no space left on device" }];
    await expect(build(full)).rejects.toMatchObject({ kind: "disk-full" });
  });

  it("does not take an early end for a success", async () => {
    await expect(build([{ stream: "Step 1" }])).rejects.toMatchObject({ kind: "connection-lost" });
  });
});
