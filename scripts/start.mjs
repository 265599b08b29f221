// `npm start`: sets everything up, then runs the app, or where it cannot show a window, the same screens in the browser.
import { bootstrap, childEnv, node } from "./bootstrap.mjs";
import { buildStale } from "./build-stale.mjs";
import { inCheckout } from "./checkout.mjs";
import { findWindow } from "./find-window.mjs";
import { run } from "./run.mjs";

/** What a program that lacks a shared library ends with, on Linux. */
const cannotLoad = 127;

try {
  await bootstrap();
  process.exitCode = await start(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/** @param {string[]} args */
async function start(args) {
  const window = await findWindow();
  if (window.program === null) return await serve(window.why, args);
  if (!(await buildStale(["main", "preload", "renderer"]))) return 1;
  const { code } = await run(window.program, [...window.args, inCheckout("apps", "desktop"), ...args], {
    forward: true,
    env: electronEnv(),
  });
  return code === cannotLoad ? await serve("Electron does not load on this system (see above)", args) : code;
}

/** @param {string} why @param {string[]} args */
async function serve(why, args) {
  console.log(`Serving Rockpool to your browser, because ${why}.`);
  if (!(await buildStale(["cli", "screens"]))) return 1;
  const program = inCheckout("apps", "cli", "out", "rockpool.js");
  return (await run(node, [program, "serve", ...args], { forward: true })).code;
}

/** Editors built on Electron start their terminals with a switch that makes every Electron a plain Node. */
function electronEnv() {
  const { ELECTRON_RUN_AS_NODE: _, ...env } = childEnv();
  return env;
}
