/** @typedef {Pick<import("./count-reporter.mjs").Counts, "passed" | "failed" | "skipped">} Numbers */

/** What a test run came to: counts over all suites, and everything a person must know about those that did not pass. */
export class TestReport {
  #passed = 0;
  #failed = 0;
  #skipped = 0;
  /** @type {string[]} */
  #failures = [];
  /** @type {string[]} */
  #flaky = [];
  /** @type {string[]} */
  #skips = [];
  /** @type {string[]} */
  #table = [];
  /** @type {Map<string, Numbers>} */
  #bySuite = new Map();

  /**
   * Parts may run beside each other: what a suite came to is counted by its name.
   * @param {string} name @param {() => Promise<void>} part
   */
  async time(name, part) {
    const started = performance.now();
    const failed = this.#failed;
    try {
      await part();
    } finally {
      const seconds = ((performance.now() - started) / 1000).toFixed(1).padStart(7);
      const counts = this.#bySuite.get(name);
      const told = counts ? `   ${totals(counts)}` : this.#failed > failed ? "   failed" : "";
      this.#table.push(`${name.padEnd(10)} ${seconds} s${told}`);
    }
  }

  /**
   * @param {string} suite @param {import("./count-reporter.mjs").Counts} counts
   */
  add(suite, counts) {
    this.#bySuite.set(suite, counts);
    this.#passed += counts.passed;
    this.#failed += counts.failed;
    this.#skipped += counts.skipped;
    for (const { name, reason } of counts.failures) {
      this.#failures.push(`${suite}: ${name}`, ...reason.split("\n").map((line) => `  ${line}`));
    }
    this.#flaky.push(...counts.flaky.map((name) => `${suite}: ${name}`));
    for (const { name, reason } of counts.skips) this.#skips.push(`${name}: ${reason}`);
  }

  /** Something that is no test case but must not fail. @param {string} what */
  fail(what) {
    this.#failed += 1;
    this.#failures.push(what);
  }

  /** @param {string} suite @param {number} tests @param {string} why */
  skipSuite(suite, tests, why) {
    this.#bySuite.set(suite, { passed: 0, failed: 0, skipped: tests });
    this.#skipped += tests;
    this.#skips.push(`${suite}, all ${tests} tests: ${why}`);
  }

  /** A run in which nothing ran proves nothing. */
  isGood() {
    return this.#failed === 0 && this.#passed > 0;
  }

  /** The last line is for machines: keep it as it is, and last. */
  summary() {
    const last = totals({ passed: this.#passed, failed: this.#failed, skipped: this.#skipped });
    return [
      "",
      ...section("Skipped", this.#skips),
      ...section("Passed at the second try only", this.#flaky),
      ...section("Failed", this.#failures),
      ...section("Time", this.#table),
      last,
    ].join("\n");
  }
}

/** @param {Numbers} counts */
function totals({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** @param {string} title @param {string[]} lines */
function section(title, lines) {
  return lines.length === 0 ? [] : [`${title}:`, ...lines.map((line) => `  ${line}`), ""];
}
