import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { findElectron } from "./find-electron.mjs";

/**
 * Whether the app can show itself here, and with which Electron. Cheap reasons come first, the download last.
 * @returns {Promise<{ program: string, args: string[], why: null } | { program: null, why: string }>}
 */
export async function findWindow() {
  const args = [];
  if (process.platform === "linux") {
    if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY)
      return { program: null, why: "there is no display" };
    if (process.getuid?.() === 0) {
      if (process.env.ROCKPOOL_ALLOW_ROOT !== "1") {
        return {
          program: null,
          why: "root's windows have no sandbox (ROCKPOOL_ALLOW_ROOT=1 opens them all the same)",
        };
      }
      args.push("--no-sandbox");
    }
  }
  const electron = await findElectron();
  if (electron.program === null) return electron;
  if (process.platform === "linux" && args.length === 0) {
    const why = whyNoSandbox(electron.program);
    if (why !== null) return { program: null, why };
  }
  return { program: electron.program, args, why: null };
}

/**
 * Chromium's sandbox needs user namespaces, or its helper owned by root with the setuid bit. Ubuntu from 23.10 keeps the
 * former from programs without an AppArmor profile, which a checkout's Electron has not.
 * @param {string} program
 */
function whyNoSandbox(program) {
  const helper = path.join(path.dirname(program), "chrome-sandbox");
  const stats = statSync(helper, { throwIfNoEntry: false });
  if (stats?.uid === 0 && (stats.mode & 0o4000) !== 0) return null;
  if (!restrictsNamespaces()) return null;
  return `this system keeps user namespaces from Electron's sandbox; to allow it: sudo chown root ${helper} && sudo chmod 4755 ${helper}`;
}

function restrictsNamespaces() {
  return (
    sysctl("kernel/apparmor_restrict_unprivileged_userns") === "1" ||
    sysctl("kernel/unprivileged_userns_clone") === "0" ||
    sysctl("user/max_user_namespaces") === "0"
  );
}

/** @param {string} name */
function sysctl(name) {
  const file = `/proc/sys/${name}`;
  return existsSync(file) ? readFileSync(file, "utf8").trim() : null;
}
