// `npm run -s rockpool -- ...`: the command line from a checkout. Standard output belongs to the command alone.
import { pathToFileURL } from "node:url";
import { bootstrap, node } from "./bootstrap.mjs";
import { buildStale } from "./build-stale.mjs";
import { inCheckout } from "./checkout.mjs";
import { run } from "./run.mjs";

const program = inCheckout("apps", "cli", "out", "rockpool.js");
const args = process.argv.slice(2);

try {
  await bootstrap();
  if (!(await buildStale(["cli", "screens"]))) process.exit(1);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

if (Number.parseInt(process.versions.node, 10) >= 24) {
  // npm puts node_modules/.bin first, so that this is the right Node already but for the first time: no second process.
  process.argv[1] = program;
  await import(pathToFileURL(program).href);
} else {
  process.exitCode = (await run(node, [program, ...args], { forward: true })).code;
}
