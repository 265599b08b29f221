// Sets this checkout up: the right pnpm, the right Node, the dependencies. Runs on plain Node 20 with npm and nothing
// else, as root or not, and costs a few milliseconds when there is nothing to do.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { inCheckout } from "./checkout.mjs";
import { contentFingerprint } from "./fingerprint.mjs";
import { run } from "./run.mjs";

const pnpmVersion = "12.21.0";
const tools = inCheckout(".tools");
const stampFile = inCheckout("node_modules", ".rockpool-installed");
const executable = process.platform === "win32" ? "node.exe" : "node";

/** Everything that decides what an installation looks like. */
const manifests = [
  "pnpm-lock.yaml",
  "pnpm-workspace.yaml",
  "package.json",
  ...["apps/cli", "apps/desktop", "packages/gateway-core", "packages/messages", "packages/ui"].map(
    (folder) => `${folder}/package.json`,
  ),
];

/** The Node that everything runs on: the one among the dependencies, whatever the host's is. */
export const node = inCheckout("node_modules", "node24", "bin", executable);

/**
 * The environment for children: our pnpm and our Node first.
 * @returns {NodeJS.ProcessEnv & { PATH: string }}
 */
export function childEnv() {
  const bins = [inCheckout("node_modules", ".bin"), path.join(tools, "node_modules", ".bin")];
  const { PATH = "", ...rest } = process.env;
  return { ...rest, PATH: [...bins, PATH].join(path.delimiter) };
}

export function isInstalled() {
  return existsSync(node) && readStamp() === contentFingerprint(manifests);
}

/** Throws with a sentence for a person when something cannot be installed. Prints to stderr only. */
export async function bootstrap() {
  if (isInstalled()) return;
  await installPnpm();
  await installDependencies();
}

async function installPnpm() {
  const manifest = path.join(tools, "node_modules", "pnpm", "package.json");
  if (existsSync(manifest) && JSON.parse(readFileSync(manifest, "utf8")).version === pnpmVersion) return;
  console.error(`Getting pnpm ${pnpmVersion} …`);
  mkdirSync(tools, { recursive: true });
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const args = ["install", "--prefix", tools, "--no-save", "--no-audit", "--no-fund", "--loglevel=error"];
  await mustRun("pnpm could not be installed with npm", npm, [...args, `pnpm@${pnpmVersion}`], tools);
}

async function installDependencies() {
  console.error("Getting the dependencies …");
  const pnpm = path.join(tools, "node_modules", ".bin", process.platform === "win32" ? "pnpm.cmd" : "pnpm");
  const args = ["install", "--frozen-lockfile", "--reporter=append-only"];
  await mustRun("The dependencies could not be installed", pnpm, args, inCheckout());
  writeFileSync(stampFile, contentFingerprint(manifests));
}

/**
 * @param {string} failure @param {string} command @param {string[]} args @param {string} cwd
 */
async function mustRun(failure, command, args, cwd) {
  // CI: pnpm asks nothing. Windows starts .cmd files through a shell only.
  const env = { ...childEnv(), CI: "true" };
  const { code, output } = await run(command, args, {
    quiet: true,
    cwd,
    env,
    shell: process.platform === "win32",
  });
  if (code !== 0) throw new Error(`${failure} (exit code ${code}):\n${output.trim()}`);
}

function readStamp() {
  try {
    return readFileSync(stampFile, "utf8");
  } catch {
    return null;
  }
}
