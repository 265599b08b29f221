import { describe, expect, it } from "vitest";
import type { LogEntry } from "../contract/log-entry.ts";
import { LogBuffer } from "./log-buffer.ts";

function entry(id: number): LogEntry {
  return { id, at: null, stream: "stdout", level: null, text: String(id) };
}

function filled(count: number, capacity: number, largestBatch = 1000): LogBuffer {
  const buffer = new LogBuffer(capacity, largestBatch);
  for (let id = 0; id < count; id++) buffer.push(entry(id));
  return buffer;
}

describe("LogBuffer", () => {
  it("hands out in order, in batches", () => {
    const buffer = filled(5, 100, 2);
    const ids = [buffer.take(), buffer.take(), buffer.take(), buffer.take()].map(({ entries }) =>
      entries.map(({ id }) => id),
    );
    expect(ids).toEqual([[0, 1], [2, 3], [4], []]);
  });

  it("loses the oldest and says how many, once", () => {
    const buffer = filled(1000, 100);
    const { entries, dropped } = buffer.take();
    expect(entries.at(-1)?.id).toBe(999);
    expect(entries.length).toBeLessThanOrEqual(125);
    expect(dropped).toBe(1000 - entries.length);
    buffer.push(entry(1000));
    expect(buffer.take()).toEqual({ entries: [entry(1000)], reset: false, dropped: 0 });
  });

  it("forgets what was not read when the log starts anew", () => {
    const buffer = filled(10, 100);
    buffer.reset();
    buffer.push(entry(10));
    expect(buffer.take()).toEqual({ entries: [entry(10)], reset: true, dropped: 0 });
    expect(buffer.take().reset).toBe(false);
  });

  it("waits until there is something, or until it is called off", async () => {
    const buffer = new LogBuffer(10, 10);
    const controller = new AbortController();
    let woken = false;
    const waiting = buffer.filled(controller.signal).then(() => (woken = true));
    await Promise.resolve();
    expect(woken).toBe(false);
    buffer.push(entry(0));
    await waiting;
    buffer.take();
    const other = buffer.filled(controller.signal);
    controller.abort();
    await other;
  });
});
