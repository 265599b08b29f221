import { spawn } from "node:child_process";

/**
 * @typedef {object} Outcome
 * @property {number} code 128 + signal number is the shell's way; here a signal gives 1
 * @property {NodeJS.Signals | null} signal
 * @property {string} output what was printed, when `quiet`
 */

/**
 * Runs a program and waits for it. Its output goes to ours, or with `quiet` is kept and handed back.
 * @param {string} command
 * @param {string[]} args
 * @param {import("node:child_process").SpawnOptions & { quiet?: boolean, forward?: boolean, minutes?: number }} [options]
 *   `forward`: pass SIGINT, SIGTERM and SIGHUP on and wait for the program to end by itself; `minutes`: how long it may
 *   take, after which it is ended with everything it started
 * @returns {Promise<Outcome>}
 */
export function run(command, args, { quiet = false, forward = false, minutes, ...options } = {}) {
  const limited = minutes !== undefined;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: quiet ? ["ignore", "pipe", "pipe"] : "inherit",
      // A group of its own can be ended as a whole, but hears no Ctrl-C of the terminal unless we pass it on.
      detached: limited && process.platform !== "win32",
      ...options,
    });
    let output = "";
    child.stdout?.on("data", (data) => (output += data));
    child.stderr?.on("data", (data) => (output += data));
    const stopForwarding = forward || limited ? forwardSignals(child, limited) : () => {};
    const stopWatching = limited ? endAfter(child, minutes) : () => {};
    const settle = () => {
      stopForwarding();
      stopWatching();
    };
    child.once("error", (error) => {
      settle();
      reject(error);
    });
    child.once("close", (code, signal) => {
      settle();
      resolve({ code: code ?? 1, signal, output });
    });
  });
}

/**
 * Is there a program of this name that starts?
 * @param {string} command @param {string[]} args
 */
export async function runs(command, args = ["--version"]) {
  try {
    return (await run(command, args, { quiet: true, timeout: 10_000 })).code === 0;
  } catch {
    return false;
  }
}

/**
 * @param {import("node:child_process").ChildProcess} child
 * @param {boolean} ownGroup
 */
function forwardSignals(child, ownGroup) {
  /** @type {NodeJS.Signals[]} */
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  /** @param {NodeJS.Signals} signal */
  const forward = (signal) => {
    // A terminal's Ctrl-C has reached a child in our own group already.
    if (ownGroup) endGroup(child, signal);
    else if (!(signal === "SIGINT" && process.stdin.isTTY)) child.kill(signal);
  };
  for (const signal of signals) process.on(signal, forward);
  return () => {
    for (const signal of signals) process.off(signal, forward);
  };
}

/**
 * @param {import("node:child_process").ChildProcess} child
 * @param {number} minutes
 */
function endAfter(child, minutes) {
  const timer = setTimeout(() => {
    console.error(`Ended after ${minutes} minutes: ${child.spawnargs.join(" ")}`);
    endGroup(child, "SIGTERM");
  }, minutes * 60_000);
  const killer = setTimeout(() => endGroup(child, "SIGKILL"), minutes * 60_000 + 10_000);
  return () => {
    clearTimeout(timer);
    clearTimeout(killer);
  };
}

/**
 * @param {import("node:child_process").ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function endGroup(child, signal) {
  if (child.pid === undefined || process.platform === "win32") {
    child.kill(signal);
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // All of it is gone already.
  }
}
