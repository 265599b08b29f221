// `pnpm run bench [name...]`: measures, and holds the figures against their bars. See bench/figure.ts.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { bootstrap, childEnv, node } from "./bootstrap.mjs";
import { buildStale } from "./build-stale.mjs";
import { targets } from "./build-targets.mjs";
import { checkout, inCheckout } from "./checkout.mjs";
import { findTestElectron } from "./find-test-electron.mjs";
import { run } from "./run.mjs";

/** @typedef {import("../bench/figure.ts").Figure} Figure */

const results = inCheckout(".cache", "bench");
const wanted = process.argv.slice(2);
const files = readdirSync(inCheckout("bench")).filter((file) => file.endsWith(".bench.ts"));
const names = files.map((file) => file.slice(0, -".bench.ts".length)).sort();

await bootstrap();
if (!(await buildStale(Object.keys(targets)))) process.exit(1);
mkdirSync(results, { recursive: true });
const electron = await findTestElectron();
const env = {
  ...childEnv(),
  ...("folder" in electron ? { ELECTRON_OVERRIDE_DIST_PATH: electron.folder } : {}),
};

/** @type {Figure[]} */
const figures = [];
let failed = 0;
for (const name of names.filter((name) => wanted.length === 0 || wanted.includes(name))) {
  console.error(`── ${name}`);
  const measured = await measure(name);
  if (measured === null) failed += 1;
  else figures.push(...measured);
}
printTable(figures);
writeFileSync(path.join(results, "all.json"), `${JSON.stringify(figures, null, 2)}\n`);
process.exitCode = failed > 0 || figures.length === 0 || figures.some((figure) => !figure.ok) ? 1 : 0;

/**
 * @param {string} name
 * @returns {Promise<Figure[] | null>}
 */
async function measure(name) {
  const out = path.join(results, `${name}.json`);
  rmSync(out, { force: true });
  const file = inCheckout("bench", `${name}.bench.ts`);
  const program = `
    import { writeFileSync } from "node:fs";
    const { bench } = await import(${JSON.stringify(`file://${file}`)});
    writeFileSync(${JSON.stringify(out)}, JSON.stringify(await bench()));`;
  const { code } = await run(node, ["--input-type=module", "--eval", program], { cwd: checkout, env });
  return code === 0 ? JSON.parse(readFileSync(out, "utf8")) : null;
}

/** @param {Figure[]} rows */
function printTable(rows) {
  const table = rows.map((figure) => [
    figure.what,
    figure.baseline === null ? "" : value(figure.baseline, figure.unit),
    value(figure.ours, figure.unit),
    figure.bar,
    figure.ok ? "ok" : "MISSED",
  ]);
  for (const line of [
    ["what", "baseline", "ours", "bar", "verdict"],
    ["---", "---", "---", "---", "---"],
    ...table,
  ]) {
    console.log(`| ${line.join(" | ")} |`);
  }
}

/** @param {number} number @param {string} unit */
function value(number, unit) {
  return `${Number(number.toPrecision(3))} ${unit}`.trim();
}
