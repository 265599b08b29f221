import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, open, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { engineVersion } from "../engine/engine-version.ts";
import { parseEndpoint } from "../engine/endpoint.ts";
import { processesOf } from "./processes-of.ts";

/**
 * How an engine goes: `SIGTERM` as `systemctl restart docker` does it; `SIGKILL` the engine alone, its containers
 * outlive it; `power-cut` everything at once.
 */
export type EngineDeath = "SIGTERM" | "SIGKILL" | "power-cut";

/** A Docker Engine of the test's own, with no network: it can be restarted without anybody else noticing. */
export interface PrivateEngine {
  /** `unix:///…` */
  endpoint: string;
  kill(how: EngineDeath): Promise<void>;
  start(): Promise<void>;
  /** Kills and starts it. */
  restart(how: EngineDeath): Promise<void>;
  /** Ends it and everything in it, and removes its files. */
  stop(): Promise<void>;
}

/** Why there can be none here; null where there can. */
export function noPrivateEngine(): string | null {
  if (process.platform !== "linux") return "a private engine needs Linux";
  if (process.getuid?.() !== 0) return "a private engine needs root";
  return findDaemon() === null ? "there is no dockerd" : null;
}

/** Rejects when it does not answer within 30 s, with the end of its log. Its containers need `network: "none"`. */
export async function startPrivateEngine(): Promise<PrivateEngine> {
  const daemon = findDaemon();
  if (daemon === null) throw new Error("there is no dockerd");
  // Short, because a socket's path has room for about 100 characters.
  const root = await mkdtemp(path.join(tmpdir(), "rpe-"));
  const socket = path.join(root, "d.sock");
  const endpoint = `unix://${socket}`;
  const logFile = path.join(root, "log");
  let child: ChildProcess | null = null;

  async function start(): Promise<void> {
    // What a power cut leaves behind names processes that are gone, or are somebody else by now.
    await rm(path.join(root, "d.pid"), { force: true });
    await rm(path.join(root, "exec/containerd/containerd.pid"), { force: true });
    const log = await open(logFile, "a");
    child = spawn(daemon as string, daemonArguments(root, socket), { stdio: ["ignore", log.fd, log.fd] });
    await log.close();
    await answers(endpoint, logFile);
  }

  async function kill(how: EngineDeath): Promise<void> {
    const running = child;
    child = null;
    if (running === null) return;
    const gone = new Promise((resolve) => running.once("exit", resolve));
    if (how === "SIGTERM") {
      running.kill("SIGTERM");
    } else {
      const belonging = await processesOf(root);
      const victims = how === "power-cut" ? belonging : belonging.filter(({ name }) => name === "containerd");
      running.kill("SIGKILL");
      for (const { pid } of victims) killIfThere(pid);
    }
    await gone;
    // containerd goes by its parent's death, a little later.
    while ((await processesOf(root)).some(({ name }) => name === "containerd")) await sleep(20);
  }

  await start();
  return {
    endpoint,
    kill,
    start,
    restart: async (how) => {
      await kill(how);
      await start();
    },
    stop: async () => {
      await kill("power-cut");
      for (const { pid } of await processesOf(root)) killIfThere(pid);
      await rm(root, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}

function daemonArguments(root: string, socket: string): string[] {
  return [
    ...["--data-root", path.join(root, "data"), "--exec-root", path.join(root, "exec")],
    ...["--host", `unix://${socket}`, "--pidfile", path.join(root, "d.pid")],
    // Nothing that the real engine of this machine could notice.
    ...["--bridge", "none", "--iptables=false", "--ip6tables=false", "--ip-masq=false"],
  ];
}

function findDaemon(): string | null {
  return ["/usr/bin/dockerd", "/usr/sbin/dockerd", "/usr/local/bin/dockerd"].find((file) => existsSync(file)) ?? null;
}

async function answers(endpoint: string, logFile: string): Promise<void> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    try {
      await engineVersion(parseEndpoint(endpoint), { limitMs: 1000 });
      return;
    } catch {
      if (Date.now() > deadline) throw new Error(`dockerd did not come up: ${(await readFile(logFile, "utf8")).slice(-2000)}`);
      await sleep(50);
    }
  }
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It was quicker.
  }
}
