// `npm test [suite...]`: sets everything up, checks, tests, and ends with one line that counts it all.
import { bootstrap, childEnv, node } from "./bootstrap.mjs";
import { buildStale } from "./build-stale.mjs";
import { targets } from "./build-targets.mjs";
import { check } from "./check.mjs";
import { inCheckout } from "./checkout.mjs";
import { ensureDebianParts, mayInstallParts } from "./debian-parts.mjs";
import { whyNoEngine } from "./find-engine.mjs";
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
  // Mostly waiting for servers and disks: time for what needs neither parts nor images.
  const gettingReady = needs(...suites.filter(({ atOnce }) => !atOnce).map(({ name }) => name))
    ? getReady()
    : Promise.resolve();
  await report.time("build", async () => {
    if (!(await buildStale(Object.keys(targets)))) report.fail("the build");
  });
  if (needs("check")) {
    await report.time("check", async () => {
      for (const failed of await check()) report.fail(`check: ${failed}`);
    });
  }
  for (const suite of suites.filter(({ name, atOnce }) => needs(name) && atOnce)) await runSuite(suite);
  await report.time("waiting", () => gettingReady);
  const later = suites.filter(({ name, atOnce }) => needs(name) && !atOnce);
  const together = later.filter(({ alone }) => !alone);
  // Each waits more than it works: two at a time, whichever is next.
  const quiet = together.length > 1;
  const lane = async () => {
    for (let suite = together.shift(); suite !== undefined; suite = together.shift())
      await runSuite(suite, quiet);
  };
  await Promise.all([lane(), lane()]);
  for (const suite of later.filter(({ alone }) => alone)) await runSuite(suite);
}

/** What the later suites find on this machine. What fails here is a failure, and no reason not to run the rest. */
async function getReady() {
  try {
    if (mayInstallParts()) await ensureDebianParts();
    if ((await whyNoEngine()) === null) await makeTestImages();
  } catch (error) {
    report.fail(error instanceof Error ? error.message : String(error));
  }
}

/** The images that tests start gateways from; kept between runs. */
async function makeTestImages() {
  const script = inCheckout("scripts", "test-images.mjs");
  const { code, output } = await run(node, [script], { quiet: true, env: childEnv(), minutes: 15 });
  if (code !== 0) throw new Error(`The test images could not be made:\n${output.trim()}`);
}

/** @param {import("./suites.mjs").Suite} suite @param {boolean} [quiet] what it prints is shown when it is over */
async function runSuite(suite, quiet = false) {
  console.log(quiet ? `\n── ${suite.name}: told when it is over` : `\n── ${suite.name}`);
  await report.time(suite.name, async () => {
    const ready = await suite.prepare();
    if ("why" in ready) {
      report.skipSuite(suite.name, await countTests(suite.project, suite.files ?? []), ready.why);
      return;
    }
    const user = suite.asUser ? await becomeTestUser() : null;
    try {
      const { project, files = [], minutes } = suite;
      const { counts, output } = await runVitest(project, files, { user, env: ready.env, minutes, quiet });
      if (quiet) console.log(`\n── ${suite.name}\n${output}`);
      report.add(suite.name, counts);
    } finally {
      user?.leave();
    }
  });
}

/** @param {string[]} of */
function needs(...of) {
  return wanted.length === 0 || of.some((name) => wanted.includes(name));
}
