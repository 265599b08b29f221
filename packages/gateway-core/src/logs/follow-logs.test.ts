import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { LogEntry } from "../contract/log-entry.ts";
import type { FakeEngine } from "../engine/fake-engine.ts";
import { runningContainer } from "../openclaw/testing/running-container.ts";
import { followLogs, readLogs } from "./follow-logs.ts";
import type { LogBatch } from "./log-buffer.ts";

describe("followLogs", () => {
  let engine: FakeEngine;
  let id: string;
  let over: AbortController;
  let batches: AsyncGenerator<LogBatch, void, void>;
  /** What the service would say about the container now; changes wake those who wait for it. */
  let current: string | null;
  let wake: () => void;

  beforeEach(async () => {
    ({ engine, id } = await runningContainer());
    over = new AbortController();
    current = id;
    wake = () => undefined;
  });
  afterEach(() => over.abort());

  function follow(tail = 1000): void {
    batches = followLogs({
      engine,
      tail,
      signal: over.signal,
      secrets: () => ["s3cret-token"],
      nextContainer: async (_previous, signal) => {
        for (;;) {
          signal.throwIfAborted();
          if (current !== null && engine.container(current).running) return current;
          await new Promise<void>((resolve) => {
            wake = resolve;
            signal.addEventListener("abort", () => resolve(), { once: true });
          });
        }
      },
    });
  }
  /** Reads until so many lines have come. */
  async function lines(count: number): Promise<{ texts: string[]; entries: LogEntry[]; resets: number }> {
    const entries: LogEntry[] = [];
    let resets = 0;
    while (entries.length < count) {
      const { value, done } = await batches.next();
      if (done === true || value === undefined) throw new Error("the log ended");
      if (value.reset) {
        resets += 1;
        entries.length = 0;
      }
      entries.push(...value.entries);
    }
    return { texts: entries.map(({ text }) => text), entries, resets };
  }
  const print = (text: string, which = id) => engine.container(which).print("stdout", text);

  it("begins with the past and goes on with the present", async () => {
    print("one");
    print("two");
    print("three");
    follow(2);
    expect((await lines(2)).texts).toEqual(["two", "three"]);
    print("four");
    const { entries } = await lines(1);
    expect(entries).toMatchObject([{ id: 2, text: "four", stream: "stdout" }]);
  });

  it("shows no secret", async () => {
    print("token is s3cret-token");
    follow();
    expect((await lines(1)).texts).toEqual(["token is [redacted]"]);
  });

  it("goes on after a restart, without gaps or repeated lines", async () => {
    engine.now = () => 5000;
    for (const text of ["a", "b", "c"]) print(text);
    follow();
    expect((await lines(3)).texts).toEqual(["a", "b", "c"]);
    await engine.stopContainer(id, 1);
    print("d, in the same millisecond");
    engine.now = () => 5001;
    print("e");
    await engine.startContainer(id);
    wake();
    const { texts, resets } = await lines(2);
    expect(texts).toEqual(["d, in the same millisecond", "e"]);
    expect(resets).toBe(0);
  });

  it("starts anew with another container", async () => {
    print("old");
    follow();
    await lines(1);
    await engine.stopContainer(id, 1);
    const { spec } = engine.container(id);
    const other = await engine.createContainer({ ...spec, name: "other", ports: [] });
    await engine.startContainer(other.id);
    print("new", other.id);
    current = other.id;
    wake();
    const { texts, resets } = await lines(1);
    expect({ texts, resets }).toEqual({ texts: ["new"], resets: 1 });
  });

  it("goes on after the engine was away", async () => {
    print("before");
    follow();
    await lines(1);
    engine.goAway();
    print("meanwhile");
    engine.comeBack();
    expect((await lines(1)).texts).toEqual(["meanwhile"]);
  });

  it("puts what comes together into one batch, and loses nothing of a long past", async () => {
    for (let line = 0; line < 12_000; line++) print(String(line));
    follow(12_000);
    const startedAt = performance.now();
    const { entries } = await lines(12_000);
    expect(entries.map(({ text }) => Number(text))).toEqual(
      Array.from({ length: 12_000 }, (_, line) => line),
    );
    expect(performance.now() - startedAt).toBeGreaterThan(150);
  });

  it("ends with its signal, also while it waits", async () => {
    follow();
    const next = batches.next();
    over.abort();
    expect(await next).toEqual({ done: true, value: undefined });
  });

  it("stops following when the reader goes", async () => {
    print("one");
    follow();
    await lines(1);
    await batches.return();
    const asked = engine.requests.length;
    wake();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(engine.requests.length).toBe(asked);
  });
});

it("readLogs reads the last lines of a container that has ended", async () => {
  const { engine, id } = await runningContainer();
  for (const text of ["one", "[gateway] \u001b[31mtwo\u001b[39m", "three\n"])
    engine.container(id).print("stderr", text);
  await engine.stopContainer(id, 1);
  expect(await readLogs(engine, id, { tail: 2, secrets: ["three-secret"] })).toMatchObject([
    { id: 0, level: "error", text: "[gateway] two" },
    { id: 1, level: null, text: "three" },
  ]);
});
