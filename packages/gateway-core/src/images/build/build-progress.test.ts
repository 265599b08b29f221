import { expect, test } from "vitest";
import { Progress } from "../../contract/progress.ts";
import type { BuildStep } from "../../engine/engine.ts";
import { BuildProgress } from "./build-progress.ts";

function step(id: string, state: BuildStep["state"], more: Partial<BuildStep> = {}) {
  return { kind: "step" as const, id, name: `[${id}] RUN make ${id}`, state, ...more };
}

test("Steps become items with their number, label and state", () => {
  const build = new BuildProgress();
  for (const event of [
    step("a", "cached"),
    step("b", "waiting"),
    step("c", "waiting"),
    step("d", "waiting"),
    step("b", "active"),
    step("c", "failed", { error: "exit code: 1", exitCode: 1 }),
    { kind: "output" as const, text: "hello" },
  ])
    build.take(event);
  const { progress, fraction, finished, total } = build.count();
  expect(Progress.parse(progress)).toEqual({
    phase: "building",
    items: [
      { id: "1", label: "[a] RUN make a", state: "present" },
      { id: "2", label: "[b] RUN make b", state: "active" },
      { id: "3", label: "[c] RUN make c", state: "failed" },
      { id: "4", label: "[d] RUN make d", state: "waiting" },
    ],
    ...{ bytesDone: 0, rate: null, etaMs: null },
  });
  expect({ fraction, finished, total }).toEqual({ fraction: 0.25, finished: 1, total: 4 });
  expect(build.failed).toMatchObject({ id: "c", exitCode: 1 });
  expect(build.current).toMatchObject({ id: "b" });
});

test("It says whether anything changed", () => {
  const build = new BuildProgress();
  expect(build.take(step("a", "active"))).toBe(true);
  expect(build.take(step("a", "active"))).toBe(false);
  expect(build.take({ kind: "output", text: "" })).toBe(false);
});

test("The fraction never goes back, where steps are found late or begun again", () => {
  const build = new BuildProgress();
  const fractions: number[] = [];
  const take = (...events: ReturnType<typeof step>[]) => {
    for (const event of events) build.take(event);
    fractions.push(build.count().fraction);
  };
  take(step("a", "active"));
  take(step("a", "done"));
  take(step("b", "waiting"), step("c", "waiting"), step("d", "waiting"));
  take(step("a", "active"));
  take(step("b", "done"), step("c", "done"), step("d", "done"));
  expect(fractions).toEqual([0, 1, 1, 1, 1]);
  expect(build.count()).toMatchObject({ finished: 4, total: 4 });
});

test("A total that the builder announces counts from the first step on", () => {
  const build = new BuildProgress();
  build.take(step("1", "done", { of: 4 }));
  build.take(step("2", "active", { of: 4 }));
  expect(build.count()).toMatchObject({ fraction: 0.25, finished: 1, total: 4 });
});

test("Of many steps at most 60 are told: the oldest finished ones are left out, and counted all the same", () => {
  const build = new BuildProgress();
  for (let at = 1; at <= 100; at++) build.take(step(String(at), at <= 70 ? "done" : "waiting"));
  const { progress, finished, total, fraction } = build.count();
  expect(progress.items).toHaveLength(60);
  expect(progress.items.at(0)?.id).toBe("41");
  expect(progress.items.at(-1)?.id).toBe("100");
  expect({ finished, total, fraction }).toEqual({ finished: 70, total: 100, fraction: 0.7 });
  const wide = new BuildProgress();
  for (let at = 1; at <= 100; at++) wide.take(step(String(at), "waiting"));
  expect(wide.count().progress.items).toHaveLength(60);
});

test("A label is cut", () => {
  const build = new BuildProgress();
  build.take(step("a", "active", { name: "x".repeat(5000) }));
  expect(build.count().progress.items[0]?.label).toHaveLength(200);
});
