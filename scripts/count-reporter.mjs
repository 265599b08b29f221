import { writeFileSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";

/** Of an error's text that is kept. */
const mostCharacters = 600;

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed test cases, and what failed around them: a file that does not load, a hook, a stray rejection
 * @property {number} skipped
 * @property {{ name: string, reason: string }[]} skips
 * @property {string[]} flaky names of those that passed at a second try only
 * @property {{ name: string, reason: string }[]} failures what failed, and the beginning of what it said
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
    const counts = { passed: 0, failed: 0, skipped: 0, skips: [], flaky: [], failures: [] };
    for (const error of unhandled) addFailure(counts, "outside of any test", [error]);
    for (const module of modules) addModule(module, counts);
    const file = process.env.COUNTS_FILE;
    if (file !== undefined) writeFileSync(file, JSON.stringify(counts));
  }
}

/** @param {import("vitest/node").TestModule} module @param {Counts} counts */
function addModule(module, counts) {
  const file = module.relativeModuleId;
  if (module.errors().length > 0) addFailure(counts, file, module.errors());
  for (const suite of module.children.allSuites()) {
    if (suite.errors().length > 0) addFailure(counts, `${file} > ${suite.fullName}`, suite.errors());
  }
  for (const test of module.children.allTests()) {
    const result = test.result();
    if (result.state === "passed") {
      counts.passed += 1;
      if (test.diagnostic()?.flaky) counts.flaky.push(`${file} > ${test.fullName}`);
    } else if (result.state === "skipped") {
      counts.skipped += 1;
      const reason =
        result.note ?? (failedAround(test) ? "what runs before it failed" : "the test gives no reason");
      counts.skips.push({ name: `${file} > ${test.fullName}`, reason });
    } else addFailure(counts, `${file} > ${test.fullName}`, result.errors ?? []);
  }
}

/** @param {Counts} counts @param {string} name @param {ReadonlyArray<unknown>} errors */
function addFailure(counts, name, errors) {
  counts.failed += 1;
  counts.failures.push({ name, reason: errors.map(beginning).join("; ") || "no reason is given" });
}

/** Enough to know it again, where only the end of a long run's output is at hand. @param {unknown} error */
function beginning(error) {
  const { message, diff, stacks } = /** @type {import("vitest").TestError} */ (error);
  const [at] = stacks ?? [];
  const where = at === undefined ? "" : ` (${at.file.split("/").at(-1)}:${at.line})`;
  const text = stripVTControlCharacters(diff ? `${message}\n${diff}` : String(message ?? error));
  return `${text.slice(0, mostCharacters)}${where}`;
}

/** @param {import("vitest/node").TestCase} test */
function failedAround(test) {
  /** @type {import("vitest/node").TestSuite | import("vitest/node").TestModule} */
  let around = test.parent;
  while (around.type === "suite" && around.errors().length === 0) around = around.parent;
  return around.errors().length > 0;
}
