import { describe, expect, it } from "vitest";
import type { BuildEvent } from "../engine.ts";
import { buildkitEvents } from "./buildkit-trace.ts";
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

const id = `sha256:${"a".repeat(200)}`;
const digest = field(1, id);
const name = field(3, "[2/3] RUN npm install");
const begun = field(5, Buffer.from([8, 1]));
const ended = field(6, Buffer.from([8, 2]));
const trace = (...parts: Buffer[]) => Buffer.concat(parts).toString("base64");

const step = (state: string, more: object = {}) => ({
  ...{ kind: "step", id, name: "[2/3] RUN npm install", state },
  ...more,
});
const output = (text: string) => ({ kind: "output", text });
const vertex = (...parts: Buffer[]) => trace(field(1, Buffer.concat([digest, name, ...parts])));
const cached = Buffer.from([0x20, 1]);

describe("buildkitEvents", () => {
  it.each([
    ["a step that is known", vertex(), [step("waiting")]],
    ["a step that begins", vertex(begun), [step("active"), output("[2/3] RUN npm install")]],
    ["a step that ended", vertex(begun, ended), [step("done")]],
    [
      "a step from the cache",
      vertex(cached, begun, ended),
      [step("cached"), output("CACHED [2/3] RUN npm install")],
    ],
    [
      "a step that failed",
      vertex(begun, ended, field(7, "executor failed running [/bin/sh -c npm install]: exit code: 137")),
      [
        step("failed", {
          error: "executor failed running [/bin/sh -c npm install]: exit code: 137",
          exitCode: 137,
        }),
        output(
          "ERROR [2/3] RUN npm install: executor failed running [/bin/sh -c npm install]: exit code: 137",
        ),
      ],
    ],
    [
      "a step that fell with another",
      vertex(begun, ended, field(7, "context canceled")),
      [
        step("cancelled", { error: "context canceled" }),
        output("ERROR [2/3] RUN npm install: context canceled"),
      ],
    ],
    [
      "output",
      trace(field(3, Buffer.concat([digest, field(4, "added 12 🦞\n\nfound 0\n")]))),
      [output("added 12 🦞"), output("found 0")],
    ],
    ["nothing", "", []],
    ["what is no protobuf", Buffer.from("hello world").toString("base64"), []],
  ])("tells %s", (_name, base64, events) => {
    expect(buildkitEvents(base64)).toEqual(events);
  });
});

describe("readBuild", () => {
  it("reads the classic builder", async () => {
    const events = await build([
      { stream: "Step 1/2 : FROM scratch\n" },
      { stream: " ---> Using cache\n" },
      { stream: "Step 2/2 : LABEL a=b\n" },
      { aux: { ID: "sha256:abc" } },
      { stream: "\n" },
    ]);
    const first = { kind: "step", id: "1", name: "FROM scratch", of: 2 };
    const second = { kind: "step", id: "2", name: "LABEL a=b", of: 2 };
    expect(events).toEqual([
      { ...first, state: "active" },
      output("Step 1/2 : FROM scratch"),
      output(" ---> Using cache"),
      { ...first, state: "cached" },
      { ...second, state: "active" },
      output("Step 2/2 : LABEL a=b"),
      { ...second, state: "done" },
      { kind: "done", imageId: "sha256:abc" },
    ]);
  });

  it("reads Podman", async () => {
    const events = await build([
      { stream: "STEP 1/1: FROM scratch\n" },
      { stream: "COMMIT\n" },
      { stream: `${"ab".repeat(32)}\n` },
      { stream: `Successfully built ${"ab".repeat(6)}\n` },
    ]);
    const only = { kind: "step", id: "1", name: "FROM scratch", of: 1 };
    expect(events.filter(({ kind }) => kind !== "output")).toEqual([
      { ...only, state: "active" },
      { ...only, state: "done" },
      { kind: "done", imageId: "ab".repeat(32) },
    ]);
  });

  it("reads BuildKit", async () => {
    const events = await build([
      { id: "moby.buildkit.trace", aux: vertex(begun) },
      { id: "moby.image.id", aux: { ID: "sha256:abc" } },
    ]);
    expect(events).toEqual([
      step("active"),
      output("[2/3] RUN npm install"),
      { kind: "done", imageId: "sha256:abc" },
    ]);
  });

  it("tells which step of the classic builder failed, and with which code", async () => {
    const message = "The command '/bin/sh -c exit 3' returned a non-zero code: 3";
    const lines = [
      { stream: "Step 2/2 : RUN exit 3\n" },
      { errorDetail: { code: 3, message }, error: message },
    ];
    const events: BuildEvent[] = [];
    const reading = async () => {
      const bytes = Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
      for await (const event of readBuild(chunked(bytes, [50]))) events.push(event);
    };
    await expect(reading()).rejects.toMatchObject({ kind: "build-failed", message });
    expect(events.at(-1)).toEqual({
      ...{ kind: "step", id: "2", name: "RUN exit 3", of: 2, state: "failed" },
      ...{ error: message, exitCode: 3 },
    });
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
