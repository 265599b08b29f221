import fs from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import type { Host } from "../host/host.ts";

/** Source: OpenClaw's gateway-lock, 2026.4.29 and 2026.9.6; `stateDir`, `port` and `role` are of the newer one. */
const Lock = z.object({
  pid: z.int().positive(),
  configPath: z.string(),
  stateDir: z.string().optional(),
  startTime: z.number().optional(),
  role: z.string().optional(),
});

/**
 * Pid of an OpenClaw gateway that runs on this host without a container on the state at `stateDir`; null where none is
 * seen. 2026.9.6 keeps its lock in `<state>/tmp/openclaw-<uid>`, 2026.4.29 in `<tmp>/openclaw-<uid>`. Root's counts as well as
 * ours: somebody may have started it with sudo. Where root lets nobody look, it is not seen.
 */
export async function nativeGatewayPid(host: Host, stateDir: string): Promise<number | null> {
  const files = (await Promise.all((await lockDirectories(host, stateDir)).map(lockFiles))).flat();
  for (const file of files) {
    const lock = await readLock(file);
    // A container writes the same files with paths and pids of its own world.
    if (lock === null || !concerns(lock, stateDir)) continue;
    if (await isAlive(host, lock.pid, lock.startTime)) return lock.pid;
  }
  return null;
}

async function lockDirectories(host: Host, stateDir: string): Promise<string[]> {
  if (host.uid < 0) return [path.join(stateDir, "tmp", "openclaw"), path.join(host.tmpDir, "openclaw")];
  const within = path.join(stateDir, "tmp");
  const names = await fs.readdir(within).catch(() => []);
  const shared = await Promise.all(
    [...new Set([host.uid, 0])].map(async (uid) => {
      const directory = path.join(host.tmpDir, `openclaw-${uid}`);
      // Anybody may make a directory of that name there, and keep a gateway from starting.
      const isTheirs = await fs.lstat(directory).then(
        (stat) => stat.isDirectory() && stat.uid === uid,
        () => false,
      );
      return isTheirs ? [directory] : [];
    }),
  );
  const own = names.filter((name) => /^openclaw-\d+$/.test(name)).map((name) => path.join(within, name));
  return [...own, ...shared.flat()];
}

async function lockFiles(directory: string): Promise<string[]> {
  try {
    const names = await fs.readdir(directory);
    return names.filter((name) => /^gateway\..*\.lock$/.test(name)).map((name) => path.join(directory, name));
  } catch {
    return [];
  }
}

async function readLock(file: string): Promise<z.infer<typeof Lock> | null> {
  try {
    return Lock.parse(JSON.parse(await fs.readFile(file, "utf8")));
  } catch {
    return null;
  }
}

function concerns(lock: z.infer<typeof Lock>, stateDir: string): boolean {
  if (lock.role !== undefined && lock.role !== "gateway") return false;
  const ours = path.resolve(stateDir);
  return path.dirname(path.resolve(lock.configPath)) === ours || lock.stateDir === ours;
}

/** A pid is used again one day: where /proc tells, the start time must be the lock's, or the command OpenClaw's. */
async function isAlive(host: Host, pid: number, startTime: number | undefined): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  if (host.platform !== "linux") return true;
  try {
    if (startTime !== undefined) {
      const stat = await fs.readFile(`/proc/${pid}/stat`, "utf8");
      return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19]) === startTime;
    }
    return /openclaw/i.test(await fs.readFile(`/proc/${pid}/cmdline`, "utf8"));
  } catch {
    return true;
  }
}
