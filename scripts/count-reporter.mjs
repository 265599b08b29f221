import { writeFileSync } from "node:fs";

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed test cases, and what failed around them: a file that does not load, a hook, a stray rejection
 * @property {number} skipped
 * @property {{ name: string, reason: string }[]} skips
 */

/**
 * A vitest reporter that leaves the counts, and why each skipped test was skipped, in the file COUNTS_FILE. The JSON
 * reporter of vitest knows no reasons.
 */
// biome-ignore lint/style/noDefaultExport: vitest loads a reporter by its file's default export
export default class CountReporter {
  /**
   * @param {ReadonlyArray<import("vitest/node").TestModule>} modules
   * @param {ReadonlyArray<unknown>} unhandled
   */
  onTestRunEnd(modules, unhandled) {
    /** @type {Counts} */
    const counts = { passed: 0, failed: unhandled.length, skipped: 0, skips: [] };
    for (const module of modules) addModule(module, counts);
    const file = process.env.COUNTS_FILE;
    if (file !== undefined) writeFileSync(file, JSON.stringify(counts));
  }
}

/** @param {import("vitest/node").TestModule} module @param {Counts} counts */
function addModule(module, counts) {
  if (module.errors().length > 0) counts.failed += 1;
  for (const suite of module.children.allSuites()) {
    if (suite.errors().length > 0) counts.failed += 1;
  }
  for (const test of module.children.allTests()) {
    const result = test.result();
    if (result.state === "passed") counts.passed += 1;
    else if (result.state === "skipped") {
      counts.skipped += 1;
      const reason =
        result.note ?? (failedAround(test) ? "what runs before it failed" : "the test gives no reason");
      counts.skips.push({ name: `${module.relativeModuleId} > ${test.fullName}`, reason });
    } else counts.failed += 1;
  }
}

/** @param {import("vitest/node").TestCase} test */
function failedAround(test) {
  /** @type {import("vitest/node").TestSuite | import("vitest/node").TestModule} */
  let around = test.parent;
  while (around.type === "suite" && around.errors().length === 0) around = around.parent;
  return around.errors().length > 0;
}
