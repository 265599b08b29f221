import { existsSync } from "node:fs";
import { whyNoEngine } from "./find-engine.mjs";
import { findTestElectron } from "./find-test-electron.mjs";

/**
 * @typedef {object} Suite
 * @property {string} name what `npm test -- <name>` calls it
 * @property {string} project of vitest.config.ts
 * @property {string[]} [files] only those whose path contains one of these
 * @property {boolean} [asUser] whether it needs somebody without root's rights
 * @property {boolean} [atOnce] whether it can run while engine, images and browser are still being made ready
 * @property {boolean} [alone] whether it has the machine to itself: it looks at what happens within how long
 * @property {number} minutes after which it is ended
 * @property {() => Promise<{ env: Record<string, string> } | { why: string }>} prepare why it cannot run here, or what it
 *   finds in its environment
 */

/** @type {Suite[]} */
export const suites = [
  { name: "unit", project: "unit", atOnce: true, minutes: 10, prepare: nothing },
  { name: "ui", project: "ui", atOnce: true, minutes: 8, prepare: nothing },
  // The longest first: two run at a time.
  { name: "engine", project: "engine", minutes: 40, prepare: engine },
  { name: "gateway", project: "gateway", minutes: 40, prepare: engine },
  {
    name: "screens",
    project: "e2e",
    files: ["packages/ui/e2e"],
    asUser: true,
    minutes: 20,
    prepare: chromium,
  },
  { name: "cli", project: "e2e", files: ["apps/cli/e2e"], asUser: true, minutes: 15, prepare: browser },
  {
    name: "desktop",
    project: "e2e",
    files: ["apps/desktop/e2e"],
    asUser: true,
    alone: true,
    minutes: 8,
    prepare: electron,
  },
];

async function nothing() {
  return { env: {} };
}

async function engine() {
  const why = await whyNoEngine();
  return why === null ? { env: {} } : { why };
}

async function chromium() {
  const candidates = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
  const found = [process.env.ROCKPOOL_TEST_CHROMIUM, ...candidates].find((file) => file && existsSync(file));
  return found === undefined ? { why: "there is no Chromium" } : { env: { ROCKPOOL_TEST_CHROMIUM: found } };
}

async function browser() {
  const found = await chromium();
  const missing = await engine();
  return "why" in missing ? missing : found;
}

async function electron() {
  const missing = await engine();
  if ("why" in missing) return missing;
  const folder = await findTestElectron();
  if ("why" in folder) return folder;
  if (process.platform === "linux" && !existsSync("/usr/bin/xvfb-run") && !process.env.DISPLAY) {
    return { why: "there is no display, and no Xvfb to make one" };
  }
  return { env: { ELECTRON_OVERRIDE_DIST_PATH: folder.folder } };
}
