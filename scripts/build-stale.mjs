import { node } from "./bootstrap.mjs";
import { isStale } from "./build-targets.mjs";
import { inCheckout } from "./checkout.mjs";
import { run } from "./run.mjs";

/**
 * Builds those of the targets that are not up to date, with the installed Node. Prints to stderr only.
 * @param {string[]} names
 * @returns {Promise<boolean>} whether they are all built now
 */
export async function buildStale(names) {
  const stale = names.filter(isStale);
  if (stale.length === 0) return true;
  const { code } = await run(node, [inCheckout("scripts", "build-with-vite.mjs"), ...stale], {
    stdio: ["ignore", process.stderr, "inherit"],
  });
  return code === 0;
}
