import { chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { childEnv } from "./bootstrap.mjs";
import { checkout } from "./checkout.mjs";
import { run, runs } from "./run.mjs";

const name = "rockpool-test";
/** Not 1000: that is the image's own user, with which no wrong owner would ever show. */
const uid = 1500;

/**
 * @typedef {object} TestUser somebody with a home of their own and no special rights, at a screen and a session bus
 * @property {string} folder the checkout as that user can read it
 * @property {string} home also where that user may write
 * @property {(command: string, args: string[]) => { command: string, args: string[] }} as
 * @property {(env: Record<string, string>) => Record<string, string>} env
 * @property {() => void} leave removes the home
 */

/**
 * As root: a user made for the tests, because root sees neither Chromium's sandbox nor the permission problems of people.
 * As anybody else: that person, with a new home.
 * @returns {Promise<TestUser>}
 */
export async function becomeTestUser() {
  const isRoot = process.getuid?.() === 0;
  if (isRoot) await ensureUser();
  const home = mkdtempSync(path.join(tmpdir(), "rockpool-home-"));
  const runtime = path.join(home, ".runtime");
  mkdirSync(runtime, { mode: 0o700 });
  if (isRoot) for (const folder of [home, runtime]) chownSync(folder, uid, uid);
  const copy = isRoot && !(await canRead(checkout)) ? await copyCheckout(home) : null;
  const session = sessionCommand();
  const become = isRoot ? ["setpriv", `--reuid=${name}`, `--regid=${name}`, "--init-groups"] : [];
  return {
    folder: copy ?? checkout,
    home,
    as: (command, args) => {
      const [first = command, ...rest] = [...become, ...session, command, ...args];
      return { command: first, args: rest };
    },
    env: (more) => ({
      ...inherited(isRoot),
      PATH: childEnv().PATH.replaceAll(checkout, copy ?? checkout),
      HOME: home,
      XDG_RUNTIME_DIR: runtime,
      ...more,
    }),
    leave: () => rmSync(home, { recursive: true, force: true }),
  };
}

async function ensureUser() {
  if ((await run("id", [name], { quiet: true })).code !== 0) {
    const { code, output } = await run(
      "useradd",
      ["--uid", `${uid}`, "--user-group", "--no-create-home", name],
      {
        quiet: true,
      },
    );
    if (code !== 0) throw new Error(`The user ${name} could not be made: ${output.trim()}`);
  }
  await run("usermod", ["-aG", "docker", name], { quiet: true });
}

/** @param {string} folder */
async function canRead(folder) {
  return runs("runuser", ["-u", name, "--", "test", "-r", path.join(folder, "package.json")]);
}

/**
 * A clone below /root, say, is nobody else's to read.
 * @param {string} home
 */
async function copyCheckout(home) {
  const copy = path.join(home, "checkout");
  cpSync(checkout, copy, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (file) => ![".git", ".cache"].includes(path.relative(checkout, file)),
  });
  await run("chmod", ["-R", "a+rX", copy], { quiet: true });
  return copy;
}

/** A screen and a session bus of their own, where there are programs for them. */
function sessionCommand() {
  if (process.platform !== "linux") return [];
  const screen = existsSync("/usr/bin/xvfb-run")
    ? ["xvfb-run", "-a", "--server-args=-screen 0 1440x900x24"]
    : [];
  return existsSync("/usr/bin/dbus-run-session") ? [...screen, "dbus-run-session", "--"] : screen;
}

/**
 * A new user has nothing of root's environment but what tests are told by.
 * @param {boolean} isRoot
 */
function inherited(isRoot) {
  const told = /^(LANG|CI|TZ|DOCKER_HOST|VITEST_.*|ROCKPOOL_TEST_.*)$/;
  /** @type {Record<string, string>} */
  const env = {};
  for (const [key, value] of Object.entries(process.env)) {
    if (value !== undefined && (!isRoot || told.test(key))) env[key] = value;
  }
  return env;
}
