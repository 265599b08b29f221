import { existsSync } from "node:fs";
import path from "node:path";
import { childEnv, node } from "./bootstrap.mjs";
import { inCheckout } from "./checkout.mjs";
import { run } from "./run.mjs";

const electronPackage = inCheckout("node_modules", "electron");
const downloads = "https://github.com/electron/electron/releases";

/**
 * @typedef {{ program: string, folder: string, why: null } | { program: null, why: string }} FoundElectron
 *   `why`: the end of a sentence "…, because "
 */

/**
 * The Electron to run: the one in ELECTRON_OVERRIDE_DIST_PATH, or the electron package's own, downloaded if need be.
 * @returns {Promise<FoundElectron>}
 */
export async function findElectron() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) return inFolder(override, `ELECTRON_OVERRIDE_DIST_PATH has no Electron: ${override}`);
  const found = installed();
  return found.program === null ? await install() : found;
}

/**
 * @param {string} folder @param {string} why
 * @returns {FoundElectron}
 */
export function inFolder(folder, why) {
  const program = path.join(folder, programName());
  return existsSync(program) ? { program, folder, why: null } : { program: null, why };
}

/** @returns {FoundElectron} */
function installed() {
  return inFolder(path.join(electronPackage, "dist"), "the electron package has no program yet");
}

/** @returns {Promise<FoundElectron>} */
async function install() {
  const refused = await unreachable();
  if (refused !== null) return { program: null, why: `Electron could not be downloaded (${refused})` };
  console.error("Getting Electron …");
  const { code, output } = await run(node, [path.join(electronPackage, "install.js")], {
    quiet: true,
    env: childEnv(),
    minutes: 10,
  });
  return code === 0
    ? installed()
    : { program: null, why: `Electron could not be installed (${lastLine(output)})` };
}

/**
 * The installer itself retries for minutes where there is no way out: ask for one answer first. Behind a proxy, which
 * only the installer knows how to use, there is nothing to ask.
 * @returns {Promise<string | null>}
 */
async function unreachable() {
  if (process.env.ELECTRON_GET_USE_PROXY !== undefined) return null;
  const url = process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror ?? downloads;
  try {
    await fetch(url, { method: "HEAD", signal: AbortSignal.timeout(5_000) });
    return null;
  } catch {
    return `no answer from ${new URL(url).host}`;
  }
}

function programName() {
  if (process.platform === "darwin") return "Electron.app/Contents/MacOS/Electron";
  return process.platform === "win32" ? "electron.exe" : "electron";
}

/** @param {string} output */
function lastLine(output) {
  return output.trim().split("\n").at(-1)?.trim() ?? "no reason given";
}
