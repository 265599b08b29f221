import { existsSync } from "node:fs";
import { inCheckout } from "./checkout.mjs";
import { findElectron, inFolder } from "./find-electron.mjs";
import { run } from "./run.mjs";

/**
 * The folder of an Electron for tests and measurements: the machine's, the package's own, or where downloads are closed
 * the one that a tool beside this checkout brings.
 * @returns {Promise<{ folder: string } | { why: string }>}
 */
export async function findTestElectron() {
  const found = await findElectron();
  if (found.program !== null) return { folder: found.folder };
  const tool = inCheckout("..", "shared", "tools", "electron-runtime");
  if (!existsSync(tool)) return { why: found.why };
  const { code, output } = await run(tool, [], { quiet: true });
  const folder = output.trim().split("\n").at(-1) ?? "";
  return code === 0 && inFolder(folder, "").program !== null ? { folder } : { why: found.why };
}
