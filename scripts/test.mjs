// `npm test [suite...]`: sets everything up, checks, tests, and ends with one line that counts it all.
import { existsSync } from "node:fs";
import { bootstrap, childEnv, node } from "./bootstrap.mjs";
import { buildStale } from "./build-stale.mjs";
import { targets } from "./build-targets.mjs";
import { check } from "./check.mjs";
import { inCheckout } from "./checkout.mjs";
import { ensureDebianParts, mayInstallParts } from "./debian-parts.mjs";
import { run } from "./run.mjs";
import { suites } from "./suites.mjs";
import { TestReport } from "./test-report.mjs";
import { becomeTestUser } from "./test-user.mjs";
import { countTests, runVitest } from "./vitest-suite.mjs";

const wanted = process.argv.slice(2);
const names = ["check", ...suites.map((suite) => suite.name)];
const report = new TestReport();

try {
  const unknown = wanted.filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new Error(`No suite "${unknown[0]}": there are ${names.join(", ")}`);
  await testAll();
} catch (error) {
  report.fail(error instanceof Error ? error.message : String(error));
}
console.log(report.summary());
process.exitCode = report.isGood() ? 0 : 1;

async function testAll() {
  await report.time("setup", bootstrap);
  if (needs("engine", "cli", "desktop") && mayInstallParts()) {
    await report.time("parts", () => orFail(ensureDebianParts));
  }
  await report.time("build", async () => {
    if (!(await buildStale(Object.keys(targets)))) report.fail("the build");
  });
  if (needs("check")) {
    await report.time("check", async () => {
      for (const failed of await check()) report.fail(`check: ${failed}`);
    });
  }
  for (const suite of suites.filter(({ name }) => needs(name)))
    await report.time(suite.name, () => runSuite(suite));
}

/** @param {import("./suites.mjs").Suite} suite */
async function runSuite(suite) {
  console.log(`\n── ${suite.name}`);
  const ready = await suite.prepare();
  if ("why" in ready) {
    report.skipSuite(suite.name, await countTests(suite.project, suite.files), ready.why);
    return;
  }
  if (suite.name === "engine") await orFail(prepareImages);
  const user = suite.asUser ? await becomeTestUser() : null;
  try {
    const counts = await runVitest(suite.project, suite.files, {
      user,
      env: ready.env,
      minutes: suite.minutes,
    });
    report.add(suite.name, counts);
  } finally {
    user?.leave();
  }
}

/** The images that tests start gateways from; kept between runs. */
async function prepareImages() {
  const script = inCheckout("scripts", "test-images.mjs");
  if (!existsSync(script)) return;
  const { code } = await run(node, [script], { env: childEnv(), minutes: 15 });
  if (code !== 0) throw new Error("the test images could not be made");
}

/** @param {string[]} of */
function needs(...of) {
  return wanted.length === 0 || of.some((name) => wanted.includes(name));
}

/** A part that fails is a failure, and no reason not to run the rest. @param {() => Promise<void>} part */
async function orFail(part) {
  try {
    await part();
  } catch (error) {
    report.fail(error instanceof Error ? error.message : String(error));
  }
}
