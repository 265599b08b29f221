// Builds the targets named on the command line, whether stale or not. build-stale.mjs runs it with the installed Node.
import { existsSync, rmSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";
import { build } from "vite";
import { fingerprint, markBuilt, targetNamed } from "./build-targets.mjs";
import { inCheckout } from "./checkout.mjs";
import { viteTarget } from "./vite-target.mjs";

for (const name of process.argv.slice(2)) {
  const target = targetNamed(name);
  if (!existsSync(inCheckout(target.entry))) {
    console.error(`Not building ${name}: there is no ${target.entry}`);
    continue;
  }
  const started = performance.now();
  const madeFrom = fingerprint(target);
  // Chunk names carry a hash, so that older ones would stay for ever; pages and the preload empty their own folder.
  rmSync(inCheckout(target.out, "chunks"), { recursive: true, force: true });
  try {
    await build(viteTarget(target));
    markBuilt(name, madeFrom);
    console.error(`Built ${name} in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  } catch (error) {
    console.error(`${name} does not build:`, stripVTControlCharacters(String(error)));
    process.exitCode = 1;
  }
}
