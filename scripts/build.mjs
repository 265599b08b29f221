// Builds the named targets, or all, skipping what is up to date. Needs the installed Node: others call it through `build`.
import { existsSync, rmSync } from "node:fs";
import { build } from "vite";
import { fingerprint, isStale, markBuilt, targetNamed, targets } from "./build-targets.mjs";
import { inCheckout } from "./checkout.mjs";
import { viteTarget } from "./vite-target.mjs";

const names = process.argv.slice(2);

for (const name of names.length > 0 ? names : Object.keys(targets)) {
  const target = targetNamed(name);
  if (!existsSync(inCheckout(target.entry))) {
    console.error(`Not building ${name}: there is no ${target.entry}`);
    continue;
  }
  if (!isStale(name)) continue;
  const started = performance.now();
  const madeFrom = fingerprint(target);
  // Chunk names carry a hash, so that older ones would stay for ever; pages and the preload empty their own folder.
  rmSync(inCheckout(target.out, "chunks"), { recursive: true, force: true });
  await build(viteTarget(target));
  markBuilt(name, madeFrom);
  console.error(`Built ${name} in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
