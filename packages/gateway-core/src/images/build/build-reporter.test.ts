import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Progress } from "../../contract/progress.ts";
import { BuildReporter } from "./build-reporter.ts";

let told: [Progress["phase"], number, number | null][];
let lines: string[];
let reporter: BuildReporter;
beforeEach(() => {
  vi.useFakeTimers();
  told = [];
  lines = [];
  reporter = new BuildReporter({
    onProgress: ({ phase, items }, fraction) => told.push([phase, items.length, fraction]),
    onOutput: (line) => lines.push(line),
  });
});
afterEach(() => {
  vi.useRealTimers();
});

const step = (id: number, state: "active" | "done") =>
  reporter.take({ kind: "step", id: String(id), name: `RUN ${id}`, state });

test("Progress is told ten times a second, the newest only, and its end in any case", () => {
  for (let id = 1; id <= 50; id++) step(id, "active");
  expect(told).toEqual([["building", 1, 0]]);
  vi.advanceTimersByTime(100);
  expect(told).toEqual([
    ["building", 1, 0],
    ["building", 50, 0],
  ]);
  for (let id = 1; id <= 50; id++) step(id, "done");
  reporter.flush();
  expect(told.at(-1)).toEqual(["building", 50, 1]);
  vi.advanceTimersByTime(1000);
  expect(told).toHaveLength(3);
});

test("A new phase is told at once, after the end of the one before", () => {
  const progress = (phase: Progress["phase"], bytesDone: number): Progress => ({
    ...{ phase, items: [], bytesDone, rate: null, etaMs: null },
  });
  reporter.progress(progress("downloading", 1));
  reporter.progress(progress("downloading", 2));
  reporter.progress(progress("downloading", 3));
  reporter.progress(progress("unpacking", 0));
  expect(told.map(([phase]) => phase)).toEqual(["downloading", "downloading", "unpacking"]);
});

test("Output comes in lines, cut, and its end is kept", () => {
  reporter.take({ kind: "output", text: "one\r\n\ntwo\rthree  " });
  reporter.take({ kind: "output", text: "x".repeat(5000) });
  expect(lines.slice(0, 3)).toEqual(["one", "two", "three"]);
  expect(lines[3]).toHaveLength(2000);
  for (let at = 0; at < 100; at++) reporter.take({ kind: "output", text: String(at) });
  expect(reporter.last).toHaveLength(60);
  expect(reporter.last.at(-1)).toBe("99");
});
