import { expect, test } from "vitest";
import { TestReport } from "./test-report.mjs";

const none = { passed: 0, failed: 0, skipped: 0, skips: [], flaky: [], failures: [] };

test("the last line counts everything, alone", async () => {
  const report = new TestReport();
  await report.time("unit", async () =>
    report.add("unit", { ...none, passed: 3, skipped: 1, skips: [{ name: "a", reason: "no b" }] }),
  );
  report.skipSuite("engine", 7, "there is no engine");

  const lines = report.summary().split("\n");

  expect(lines.at(-1)).toBe("3 passed, 0 failed, 8 skipped");
  expect(lines).toContain("  a: no b");
  expect(lines).toContain("  engine, all 7 tests: there is no engine");
  expect(report.isGood()).toBe(true);
});

test("a check that fails is a failure, whatever the tests say", () => {
  const report = new TestReport();
  report.add("unit", { ...none, passed: 3 });
  report.fail("check: biome");

  expect(report.summary()).toMatch(/\n3 passed, 1 failed, 0 skipped$/);
  expect(report.isGood()).toBe(false);
});

test("what failed stands at the end, where somebody who has only the end finds it", () => {
  const report = new TestReport();
  const failures = [{ name: "a.test.ts > b", reason: "expected 1 to be 2\n- 2" }];
  report.add("unit", { ...none, failed: 1, failures });

  const lines = report.summary().split("\n");

  expect(lines).toContain("  unit: a.test.ts > b");
  expect(lines).toContain("    - 2");
});

test("a run in which no test ran is not good", () => {
  expect(new TestReport().isGood()).toBe(false);
});

test("a part that throws is still in the table", async () => {
  const report = new TestReport();
  await expect(report.time("build", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(report.summary()).toContain("build");
});
