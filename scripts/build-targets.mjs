import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { inCheckout } from "./checkout.mjs";
import { treeFingerprint } from "./fingerprint.mjs";

/**
 * @typedef {object} Target
 * @property {"node" | "preload" | "page"} kind
 * @property {string} entry relative to the checkout, like all paths here
 * @property {string} out
 * @property {string} file the entry's name in `out`; what it loads later is in `out`/chunks or `out`/assets
 * @property {string[]} sources what it is made from; a change there makes it stale
 */

const configuration = [
  "pnpm-lock.yaml",
  "scripts/build-with-vite.mjs",
  "scripts/build-targets.mjs",
  "scripts/vite-target.mjs",
];
const core = ["packages/gateway-core/src", "packages/messages/src"];
const screens = [...core, "packages/ui/src"];

/** @type {Record<string, Target>} */
export const targets = {
  main: {
    kind: "node",
    entry: "apps/desktop/src/main/index.ts",
    out: "apps/desktop/out/main",
    file: "index.js",
    sources: [...core, "apps/desktop/src", "assets"],
  },
  preload: {
    kind: "preload",
    entry: "apps/desktop/src/preload/preload.ts",
    out: "apps/desktop/out/preload",
    file: "index.cjs",
    sources: [...core, "apps/desktop/src"],
  },
  renderer: {
    kind: "page",
    entry: "apps/desktop/src/renderer/index.html",
    out: "apps/desktop/out/renderer",
    file: "index.html",
    sources: [...screens, "apps/desktop/src"],
  },
  cli: {
    kind: "node",
    entry: "apps/cli/src/rockpool.ts",
    out: "apps/cli/out",
    file: "rockpool.js",
    sources: [...core, "apps/cli/src"],
  },
  screens: {
    kind: "page",
    entry: "apps/cli/src/screens/index.html",
    out: "apps/cli/out/screens",
    file: "index.html",
    sources: [...screens, "apps/cli/src/screens"],
  },
};

/** @param {string} name */
export function isStale(name) {
  const target = targetNamed(name);
  if (!existsSync(inCheckout(target.out, target.file))) return true;
  return readStamp(target) !== fingerprint(target);
}

/**
 * Call with the fingerprint taken before the build, so that a file changed meanwhile makes it stale again.
 * @param {string} name @param {string} built
 */
export function markBuilt(name, built) {
  writeFileSync(stampFile(targetNamed(name)), built);
}

/** @param {Target} target */
export function fingerprint(target) {
  return treeFingerprint([...target.sources, ...configuration]);
}

/** @param {string} name */
export function targetNamed(name) {
  const target = targets[name];
  if (target === undefined)
    throw new Error(`No build target "${name}": there are ${Object.keys(targets).join(", ")}`);
  return target;
}

/** @param {Target} target */
function readStamp(target) {
  try {
    return readFileSync(stampFile(target), "utf8");
  } catch {
    return null;
  }
}

/** @param {Target} target */
function stampFile(target) {
  return inCheckout(target.out, `.${target.file}.built-from`);
}
