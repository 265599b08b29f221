// Everything that is checked without running the product. `npm run check`; `npm test` runs it too.
import { availableParallelism } from "node:os";
import { bootstrap, childEnv, node } from "./bootstrap.mjs";
import { checkout, inCheckout } from "./checkout.mjs";
import { findProjects } from "./find-projects.mjs";
import { run } from "./run.mjs";

/** @typedef {{ name: string, args: string[] }} Check a program for our Node */

/** @param {string} name @param {string} tool @param {string[]} args */
const tool = (name, tool, ...args) => ({ name, args: [inCheckout("node_modules", tool), ...args] });

/** @type {Check[]} */
const checks = [
  tool("eslint", "eslint/bin/eslint.js", "--cache", "--cache-location", ".cache/eslint/", "--max-warnings=0"),
  tool("knip", "knip/bin/knip.js", "--no-progress", "--treat-config-hints-as-errors"),
  ...findProjects().map((project) =>
    tool(`tsc ${project}`, "typescript/bin/tsc", "-p", project, ...cached(project)),
  ),
  { name: "layers", args: [inCheckout("scripts", "check-layers.mjs")] },
  tool(
    "biome",
    "@biomejs/biome/bin/biome",
    "ci",
    "--colors=off",
    "--max-diagnostics=50",
    "--error-on-warnings",
  ),
  { name: "files", args: [inCheckout("scripts", "check-files.mjs")] },
];

/** @param {string} project */
function cached(project) {
  return ["--incremental", "--tsBuildInfoFile", `.cache/tsc/${project.replaceAll("/", "-")}.tsbuildinfo`];
}

/**
 * Runs them all, the slow ones first, as many at once as there are processors.
 * @returns {Promise<string[]>} the names of those that failed
 */
export async function check() {
  const queue = [...checks];
  /** @type {string[]} */
  const failed = [];
  const worker = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const started = performance.now();
      const { code, output } = await run(node, next.args, { quiet: true, cwd: checkout, env: childEnv() });
      if (code !== 0) failed.push(next.name);
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      console.log(`${code === 0 ? "ok    " : "FAILED"} ${next.name} (${seconds} s)`);
      if (code !== 0 || /^warning/m.test(output)) console.log(indent(output));
    }
  };
  await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, worker));
  return failed;
}

/** @param {string} text */
function indent(text) {
  return text.trim().replaceAll(/^/gm, "    ");
}

if (process.argv[1] === inCheckout("scripts", "check.mjs")) {
  await bootstrap();
  process.exitCode = (await check()).length > 0 ? 1 : 0;
}
