import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";

/** A lock without a process id in it was made a moment ago, or its process was killed in between. */
const unsignedMs = 2_000;

/**
 * Does `work`, which does not await, while no other process does. False where somebody else holds the lock: try again. A
 * lock belongs to the process whose id it holds; that of a dead one is removed at once, that of a suspended one is respected.
 */
export function withLock(lock: string, work: () => void): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: "wx", mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    if (isAbandoned(lock)) rmSync(lock, { force: true });
    return false;
  }
  try {
    work();
  } finally {
    rmSync(lock, { force: true });
  }
  return true;
}

function isAbandoned(lock: string): boolean {
  const made = statSync(lock, { throwIfNoEntry: false })?.mtimeMs;
  if (made === undefined) return false;
  const pid = Number(readIfThere(lock));
  // Our own number is that of an earlier process: this one holds the lock only while it looks at nothing else.
  if (pid === process.pid) return true;
  return pid > 0 ? !isAlive(pid) : Date.now() - made > unsignedMs;
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
