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
 * @param {import("node:child_process").SpawnOptions & { quiet?: boolean, forward?: boolean }} [options]
 *   `forward`: pass SIGINT, SIGTERM and SIGHUP on and wait for the program to end by itself
 * @returns {Promise<Outcome>}
 */
export function run(command, args, { quiet = false, forward = false, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: quiet ? ["ignore", "pipe", "pipe"] : "inherit", ...options });
    let output = "";
    child.stdout?.on("data", (data) => (output += data));
    child.stderr?.on("data", (data) => (output += data));
    const stopForwarding = forward ? forwardSignals(child) : () => {};
    child.once("error", (error) => {
      stopForwarding();
      reject(error);
    });
    child.once("close", (code, signal) => {
      stopForwarding();
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

/** @param {import("node:child_process").ChildProcess} child */
function forwardSignals(child) {
  /** @type {NodeJS.Signals[]} */
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  /** @param {NodeJS.Signals} signal */
  // A terminal's Ctrl-C reaches the whole group already; the program sees it twice only when we are its only parent.
  const forward = (signal) => {
    if (!(signal === "SIGINT" && process.stdin.isTTY)) child.kill(signal);
  };
  for (const signal of signals) process.on(signal, forward);
  return () => {
    for (const signal of signals) process.off(signal, forward);
  };
}
