import { chownSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { childEnv } from "./bootstrap.mjs";
import { checkout } from "./checkout.mjs";
import { run, runs } from "./run.mjs";

const name = "rockpool-test";
/** Above 1000, which is the image's own user, with which no wrong owner would ever show. */
const firstUid = 1500;

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
  const uid = isRoot ? await ensureUser() : null;
  const home = mkdtempSync(path.join(tmpdir(), "rockpool-home-"));
  const runtime = path.join(home, ".runtime");
  mkdirSync(runtime, { mode: 0o700 });
  if (uid !== null) for (const folder of [home, runtime]) chownSync(folder, uid, uid);
  const copy = isRoot && !(await canRead(checkout)) ? await copyCheckout() : null;
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

/** @returns {Promise<number>} the user's id, which is the group's, too */
async function ensureUser() {
  if ((await run("id", [name], { quiet: true })).code !== 0) {
    const args = ["--key", `UID_MIN=${firstUid}`, "--user-group", "--no-create-home", name];
    const { code, output } = await run("useradd", args, { quiet: true });
    if (code !== 0) throw new Error(`The user ${name} could not be made: ${output.trim()}`);
  }
  await run("usermod", ["-aG", "docker", name], { quiet: true });
  return Number.parseInt((await run("id", ["-u", name], { quiet: true })).output, 10);
}

/** @param {string} folder */
async function canRead(folder) {
  return runs("runuser", ["-u", name, "--", "test", "-r", path.join(folder, "package.json")]);
}

/** @type {string | null} */
let copied = null;

/** A clone below /root, say, is nobody else's to read. Copied once a run, and gone with it. */
async function copyCheckout() {
  if (copied !== null) return copied;
  const copy = mkdtempSync(path.join(tmpdir(), "rockpool-checkout-"));
  process.once("exit", () => rmSync(copy, { recursive: true, force: true }));
  await run("cp", ["-a", `${checkout}/.`, copy], { quiet: true });
  await run("chmod", ["-R", "a+rX", copy], { quiet: true });
  copied = copy;
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
