import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { childEnv, node } from "./bootstrap.mjs";
import { checkout } from "./checkout.mjs";
import { run } from "./run.mjs";

/** @typedef {import("./count-reporter.mjs").Counts} Counts */

/**
 * Runs one vitest project and answers with its counts. A run that ends badly without a failed test counts as one failure.
 * @param {string} project
 * @param {string[]} filters
 * @param {{
 *   user: import("./test-user.mjs").TestUser | null,
 *   env: Record<string, string>,
 *   minutes: number,
 *   quiet: boolean,
 * }} options `quiet` keeps what it prints and hands it back
 * @returns {Promise<{ counts: Counts, output: string }>}
 */
export async function runVitest(project, filters, { user, env, minutes, quiet }) {
  const reports = user?.home ?? mkdtempSync(path.join(tmpdir(), "rockpool-counts-"));
  const countsFile = path.join(reports, `${project}.json`);
  rmSync(countsFile, { force: true });
  const args = vitestArgs(user?.folder ?? checkout, "run", project, filters);
  const invocation =
    user === null ? { command: node, args } : user.as(node.replace(checkout, user.folder), args);
  const more = { ...env, COUNTS_FILE: countsFile };
  const { code, output } = await run(invocation.command, invocation.args, {
    cwd: user?.folder ?? checkout,
    env: user === null ? { ...childEnv(), ...more } : user.env(more),
    ...(quiet ? { quiet } : { stdio: ["ignore", "inherit", "inherit"] }),
    minutes,
  });
  const counts = readCounts(countsFile);
  if (user === null) rmSync(reports, { recursive: true, force: true });
  if (code !== 0 && counts.failed === 0) {
    counts.failed = 1;
    counts.failures.push({ name: "the run", reason: `ended with ${code}, without a failed test` });
  }
  return { counts, output };
}

/**
 * How many tests a project has, for one that cannot run here: counted in the source, where a table of cases is one.
 * Vitest's own list runs the files, and leaves out what they would skip.
 * @param {string} project @param {string[]} filters
 */
export async function countTests(project, filters) {
  const args = [...vitestArgs(checkout, "list", project, filters), "--filesOnly", "--json"];
  const { code, output } = await run(node, args, { quiet: true, cwd: checkout, env: childEnv() });
  if (code !== 0) return 0;
  /** @type {{ file: string }[]} */
  const files = JSON.parse(output.slice(output.indexOf("[")));
  const testCall = /^\s*(it|test)([.]\w+(\(.*?\))?)*[(`]/gm;
  return files.reduce((sum, { file }) => sum + (readFileSync(file, "utf8").match(testCall)?.length ?? 0), 0);
}

/** @param {string} folder @param {string} verb @param {string} project @param {string[]} filters */
function vitestArgs(folder, verb, project, filters) {
  const reporters = [
    "--reporter=default",
    `--reporter=${path.join(folder, "scripts", "count-reporter.mjs")}`,
  ];
  return [
    path.join(folder, "node_modules", "vitest", "vitest.mjs"),
    verb,
    ...filters,
    `--project=${project}`,
    // Node reads the configuration itself: vite would write a bundle of it beside node_modules, where not everybody may.
    "--configLoader=native",
    ...(verb === "run" ? reporters : []),
  ];
}

/** @param {string} file @returns {Counts} */
function readCounts(file) {
  if (!existsSync(file)) return { passed: 0, failed: 0, skipped: 0, skips: [], flaky: [], failures: [] };
  return JSON.parse(readFileSync(file, "utf8"));
}
