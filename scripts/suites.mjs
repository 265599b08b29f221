import { existsSync } from "node:fs";
import { inCheckout } from "./checkout.mjs";
import { findElectron, inFolder } from "./find-electron.mjs";
import { whyNoEngine } from "./find-engine.mjs";
import { run } from "./run.mjs";

/**
 * @typedef {object} Suite
 * @property {string} name what `npm test -- <name>` calls it
 * @property {string} project of vitest.config.ts
 * @property {string[]} files only those whose path contains one of these
 * @property {boolean} asUser whether it needs somebody without root's rights
 * @property {number} minutes after which it is ended
 * @property {() => Promise<{ env: Record<string, string> } | { why: string }>} prepare why it cannot run here, or what it
 *   finds in its environment
 */

/** @type {Suite[]} */
export const suites = [
  { name: "unit", project: "unit", files: [], asUser: false, minutes: 5, prepare: nothing },
  { name: "ui", project: "ui", files: [], asUser: false, minutes: 5, prepare: nothing },
  { name: "engine", project: "engine", files: [], asUser: false, minutes: 14, prepare: engine },
  { name: "cli", project: "e2e", files: ["apps/cli/e2e"], asUser: true, minutes: 8, prepare: browser },
  {
    name: "desktop",
    project: "e2e",
    files: ["apps/desktop/e2e"],
    asUser: true,
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

async function browser() {
  const candidates = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
  const found = [process.env.ROCKPOOL_TEST_CHROMIUM, ...candidates].find((file) => file && existsSync(file));
  if (found === undefined) return { why: "there is no Chromium" };
  const missing = await engine();
  return "why" in missing ? missing : { env: { ROCKPOOL_TEST_CHROMIUM: found } };
}

async function electron() {
  const missing = await engine();
  if ("why" in missing) return missing;
  const folder = await electronFolder();
  if ("why" in folder) return folder;
  if (process.platform === "linux" && !existsSync("/usr/bin/xvfb-run") && !process.env.DISPLAY) {
    return { why: "there is no display, and no Xvfb to make one" };
  }
  return { env: { ELECTRON_OVERRIDE_DIST_PATH: folder.folder } };
}

/**
 * An Electron of the machine's, the package's own, or where downloads are closed the one that a neighbouring tool brings.
 * @returns {Promise<{ folder: string } | { why: string }>}
 */
async function electronFolder() {
  const found = await findElectron();
  if (found.program !== null) return { folder: found.folder };
  const tool = inCheckout("..", "shared", "tools", "electron-runtime");
  if (!existsSync(tool)) return { why: found.why };
  const { code, output } = await run(tool, [], { quiet: true });
  const folder = output.trim().split("\n").at(-1) ?? "";
  return code === 0 && inFolder(folder, "").program !== null ? { folder } : { why: found.why };
}
