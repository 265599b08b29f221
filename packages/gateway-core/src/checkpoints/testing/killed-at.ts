/**
 * Code for `runProgram` that ends it, and all that it started, by SIGKILL just before its nth change to the disk or start of
 * a child. With a number that is not reached it goes through.
 */
export function killedAt(n: number): string {
  return `{
    const fs = require("node:fs"), childProcess = require("node:child_process");
    const names = ["renameSync", "mkdirSync", "rmSync", "rmdirSync", "writeFileSync", "fsyncSync", "chownSync",
      "fchownSync", "chmodSync", "openSync"];
    let left = ${n};
    const counted = (object, name) => {
      const original = object[name];
      object[name] = (...args) => {
        left -= 1;
        if (left === 0) process.kill(-process.pid, "SIGKILL");
        return original.apply(object, args);
      };
    };
    for (const name of names) counted(fs, name);
    counted(childProcess, "spawn");
  }
  `;
}
