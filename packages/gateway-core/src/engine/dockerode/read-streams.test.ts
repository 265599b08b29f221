import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chunked, frame } from "./frame.ts";
import { readEvents } from "./read-events.ts";
import { readLines } from "./read-lines.ts";
import { readLogs } from "./read-logs.ts";
import { readNdjson } from "./read-ndjson.ts";
import { readStats } from "./read-stats.ts";

async function collect<T>(source: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const each of source) all.push(each);
  return all;
}

const whole = [1_000_000];

describe("readLines", () => {
  it("reads the same lines however the bytes are cut, characters too", async () => {
    const line = fc.string({ unit: "grapheme" }).map((text) => text.replaceAll(/[\r\n]/g, ""));
    const sizes = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(fc.array(line), sizes, async (lines, cuts) => {
        const bytes = Buffer.from(lines.map((each) => `${each}\n`).join(""));
        expect(await collect(readLines(chunked(bytes, cuts)))).toEqual(lines);
      }),
    );
  });

  it("takes a last line without an end, and lines that end in CR LF", async () => {
    expect(await collect(readLines(chunked(Buffer.from("a\r\n\r\nb"), [1])))).toEqual(["a", "", "b"]);
  });
});

describe("readNdjson", () => {
  it("reads objects over cuts and empty lines", async () => {
    const bytes = Buffer.from('{"a":"🦞"}\r\n\n{"b":2}');
    expect(await collect(readNdjson(chunked(bytes, [3])))).toEqual([{ a: "🦞" }, { b: 2 }]);
  });

  it("takes half a line for a broken connection", async () => {
    await expect(collect(readNdjson(chunked(Buffer.from('{"a":1}\n{"b'), whole)))).rejects.toMatchObject({
      kind: "connection-lost",
    });
  });
});

describe("readEvents", () => {
  const line = (event: unknown) => Buffer.from(`${JSON.stringify(event)}\n`);
  const start = {
    status: "start",
    id: "old",
    Type: "container",
    Action: "start",
    Actor: { ID: "f00d", Attributes: { name: "web" } },
    time: 1_795_416_768,
    timeNano: 1_795_416_768_922_999_000,
  };

  it("says connected, then what happens, and breaks with the stream", async () => {
    const seen: unknown[] = [];
    const read = async () => {
      for await (const event of readEvents(chunked(line(start), [7]))) seen.push(event);
    };
    await expect(read()).rejects.toMatchObject({ kind: "connection-lost" });
    expect(seen).toMatchObject([
      { type: "other", action: "connected" },
      { type: "container", action: "start", id: "f00d", attributes: { name: "web" }, at: 1_795_416_768_922 },
    ]);
  });

  it("leaves out the health check's execs and what it cannot read, and knows Podman's words", async () => {
    const seen: string[] = [];
    const stream = Buffer.concat([
      line({ ...start, Action: "exec_start: curl -f http://x" }),
      line({ unexpected: true }),
      line({ ...start, Action: "health_status: healthy" }),
      line({ Type: "plugin", Action: "enable", time: 5 }),
      line({ Type: "container", Action: "remove", time: 6 }),
    ]);
    const read = async () => {
      for await (const event of readEvents(chunked(stream, [11])))
        seen.push(`${event.type} ${event.action} ${event.at}`);
    };
    await expect(read()).rejects.toThrow();
    expect(seen.slice(1)).toEqual([
      "container health_status: healthy 1795416768922",
      "other enable 5000",
      "container destroy 6000",
    ]);
  });
});

describe("readLogs", () => {
  const at = "2026-11-23T06:44:56.427908898Z";
  const ms = Date.parse("2026-11-23T06:44:56.427Z");
  const out = (text: string) => frame("stdout", Buffer.from(text));

  it("reads both streams line by line, with their times", async () => {
    const stream = Buffer.concat([
      out(`${at} first 🦞\n`),
      frame("stderr", Buffer.from(`${at} oops\n`)),
      out(`${at} last`),
    ]);
    for (const sizes of [[1], [5, 2], whole]) {
      expect(await collect(readLogs(chunked(stream, sizes), false))).toEqual([
        { stream: "stdout", at: ms, text: "first 🦞" },
        { stream: "stderr", at: ms, text: "oops" },
        { stream: "stdout", at: ms, text: "last" },
      ]);
    }
  });

  it("joins a long message that comes in several frames, each with its own time", async () => {
    const stream = Buffer.concat([out(`${at} ${"x".repeat(20)}`), out(`${at} yyy`), out(`${at} z\n`)]);
    const lines = await collect(readLogs(chunked(stream, whole), false));
    expect(lines.map(({ text }) => text)).toEqual([`${"x".repeat(20)}yyyz`]);
  });

  it("keeps streams apart while one is in the middle of a line", async () => {
    const stream = Buffer.concat([
      out(`${at} begin`),
      frame("stderr", Buffer.from(`${at} err\n`)),
      out(`${at} end\n`),
    ]);
    const lines = await collect(readLogs(chunked(stream, whole), false));
    expect(lines.map(({ text }) => text)).toEqual(["err", "beginend"]);
  });

  it("reads a terminal's output, which has no frames", async () => {
    const stream = Buffer.from(`${at} one\r\n${at} two\r\n`);
    expect(await collect(readLogs(chunked(stream, [3]), true))).toEqual([
      { stream: "stdout", at: ms, text: "one" },
      { stream: "stdout", at: ms, text: "two" },
    ]);
  });

  it("does not wait for ever for the end of a line", async () => {
    const stream = Buffer.concat(Array.from({ length: 5 }, () => out(`${at} ${"x".repeat(300_000)}`)));
    const lines = await collect(readLogs(chunked(stream, [65_536]), false));
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.map(({ text }) => text.length).reduce((a, b) => a + b)).toBe(1_500_000);
  });
});

describe("readStats", () => {
  const sample = {
    read: "2026-11-23T06:44:56Z",
    cpu_stats: {
      cpu_usage: { total_usage: 3_000_000_000 },
      system_cpu_usage: 20_000_000_000,
      online_cpus: 4,
    },
    precpu_stats: { cpu_usage: { total_usage: 2_000_000_000 }, system_cpu_usage: 16_000_000_000 },
    memory_stats: { usage: 500_000_000, limit: 2_000_000_000, stats: { inactive_file: 100_000_000 } },
  };
  const read = async (value: unknown) =>
    (await collect(readStats(chunked(Buffer.from(JSON.stringify(value)), [50]))))[0];

  it("counts in percent of one core, and without droppable cache", async () => {
    expect(await read(sample)).toEqual({
      at: Date.parse("2026-11-23T06:44:56Z"),
      cpuPercent: 100,
      memoryBytes: 400_000_000,
      memoryLimitBytes: 2_000_000_000,
    });
  });

  it("takes cgroup 1's name for the cache", async () => {
    const memory_stats = { usage: 500, limit: 1000, stats: { total_inactive_file: 200, inactive_file: 100 } };
    expect(await read({ ...sample, memory_stats })).toMatchObject({ memoryBytes: 300 });
  });

  it("counts cores where the engine does not", async () => {
    const cpu_usage = { total_usage: 3_000_000_000, percpu_usage: [1, 1] };
    expect(
      await read({ ...sample, cpu_stats: { cpu_usage, system_cpu_usage: 20_000_000_000 } }),
    ).toMatchObject({
      cpuPercent: 50,
    });
  });

  it.each([
    ["the first sample", { ...sample, precpu_stats: { cpu_usage: { total_usage: 0 } } }],
    ["a clock that went back", { ...sample, precpu_stats: sample.cpu_stats }],
    ["a stopped container", { read: "0001-01-01T00:00:00Z", cpu_stats: {}, memory_stats: {} }],
  ])("does not guess at %s", async (_name, value) => {
    expect(await read(value)).toMatchObject({ cpuPercent: null });
  });
});
