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

  /**
   * @param {string} name @param {() => Promise<void>} part
   */
  async time(name, part) {
    const started = performance.now();
    const before = [this.#passed, this.#failed, this.#skipped];
    try {
      await part();
    } finally {
      const seconds = ((performance.now() - started) / 1000).toFixed(1).padStart(7);
      const [passed = 0, failed = 0, skipped = 0] = before;
      const counts = `${this.#passed - passed} passed, ${this.#failed - failed} failed, ${this.#skipped - skipped} skipped`;
      this.#table.push(`${name.padEnd(10)} ${seconds} s   ${counts}`);
    }
  }

  /**
   * @param {string} suite @param {import("./count-reporter.mjs").Counts} counts
   */
  add(suite, counts) {
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
    this.#skipped += tests;
    this.#skips.push(`${suite}, all ${tests} tests: ${why}`);
  }

  /** A run in which nothing ran proves nothing. */
  isGood() {
    return this.#failed === 0 && this.#passed > 0;
  }

  /** The last line is for machines: keep it as it is, and last. */
  summary() {
    const totals = `${this.#passed} passed, ${this.#failed} failed, ${this.#skipped} skipped`;
    return [
      "",
      ...section("Skipped", this.#skips),
      ...section("Passed at the second try only", this.#flaky),
      ...section("Failed", this.#failures),
      ...section("Time", this.#table),
      totals,
    ].join("\n");
  }
}

/** @param {string} title @param {string[]} lines */
function section(title, lines) {
  return lines.length === 0 ? [] : [`${title}:`, ...lines.map((line) => `  ${line}`), ""];
}
