import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { TopicValue } from "../contract/topics.ts";
import { createBuildOutput } from "./build-output.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("tells who comes later what was said, and then each line once", () => {
  const output = createBuildOutput();
  output.begin("op-1");
  output.line("one");
  const told: TopicValue<"buildOutput">[] = [];
  const leave = output.subscribe((value) => told.push(value));
  expect(told).toEqual([{ operationId: "op-1", lines: ["one"], reset: true }]);
  output.line("two");
  output.line("three");
  expect(told).toHaveLength(1);
  vi.advanceTimersByTime(200);
  expect(told[1]).toEqual({ operationId: "op-1", lines: ["two", "three"], reset: false });
  output.begin("op-2");
  expect(told[2]).toEqual({ operationId: "op-2", lines: [], reset: true });
  leave();
  output.line("four");
  vi.advanceTimersByTime(200);
  expect(told).toHaveLength(3);
  output.close();
});

it("tells what it holds back when asked to, and not again later", () => {
  const output = createBuildOutput();
  output.begin("op-1");
  const told: TopicValue<"buildOutput">[] = [];
  output.subscribe((value) => told.push(value));
  output.line("the last one");
  output.settle();
  expect(told.at(-1)).toEqual({ operationId: "op-1", lines: ["the last one"], reset: false });
  vi.advanceTimersByTime(200);
  expect(told).toHaveLength(2);
  output.close();
});

it("forgets the beginning of what is very long", () => {
  const output = createBuildOutput();
  output.begin("op-1");
  for (let number = 0; number < 5000; number += 1) output.line(String(number));
  const told: TopicValue<"buildOutput">[] = [];
  output.subscribe((value) => told.push(value));
  expect(told[0]?.lines.length).toBeLessThanOrEqual(2000);
  expect(told[0]?.lines.at(-1)).toBe("4999");
  output.close();
});
