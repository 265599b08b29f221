import { type ChildProcess, execFile, spawn } from "node:child_process";
import { randomBytes, randomInt } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, open, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { parseEndpoint } from "../engine/endpoint.ts";
import { engineVersion } from "../engine/engine-version.ts";
import { processesOf } from "./processes-of.ts";

/**
 * How an engine goes: `SIGTERM` as `systemctl restart docker` does it; `SIGKILL` the engine alone, its containers
 * outlive it; `power-cut` everything at once.
 */
export type EngineDeath = "SIGTERM" | "SIGKILL" | "power-cut";

const run = promisify(execFile);

/** A Docker Engine of the test's own: it can be restarted, and its disk filled, without anybody else noticing. */
export interface PrivateEngine {
  /** `unix:///…` */
  endpoint: string;
  /** Its folder for images, containers and volumes. */
  dataRoot: string;
  kill(how: EngineDeath): Promise<void>;
  /** Does nothing while it runs. */
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

export interface PrivateEngineOptions {
  /** Size of the disk for images, containers and volumes; without it they are on this host's. */
  diskMegabytes?: number;
  /** How often it asks a registry for a layer, with growing pauses; its default is 5. */
  downloadAttempts?: number;
}

/**
 * Rejects when it does not answer within 30 s, with the end of its log. Published ports work on this host; its containers
 * do not reach beyond it.
 */
export async function startPrivateEngine(options: PrivateEngineOptions = {}): Promise<PrivateEngine> {
  const daemon = findDaemon();
  if (daemon === null) throw new Error("there is no dockerd");
  // Short, because a socket's path has room for about 100 characters.
  const root = await mkdtemp(path.join(tmpdir(), "rpe-"));
  const socket = path.join(root, "d.sock");
  const endpoint = `unix://${socket}`;
  const logFile = path.join(root, "log");
  const bridge = `rpe${randomBytes(4).toString("hex")}`;
  const { downloadAttempts } = options;
  const attempts =
    downloadAttempts === undefined ? [] : ["--max-download-attempts", String(downloadAttempts)];
  let child: ChildProcess | null = null;
  await makeBridge(bridge);
  if (options.diskMegabytes !== undefined) await mountDisk(path.join(root, "data"), options.diskMegabytes);

  async function start(): Promise<void> {
    if (child !== null) return;
    // What a power cut leaves behind names processes that are gone, or are somebody else by now.
    await rm(path.join(root, "d.pid"), { force: true });
    await rm(path.join(root, "exec/containerd/containerd.pid"), { force: true });
    const log = await open(logFile, "a");
    child = spawn(daemon as string, [...daemonArguments(root, socket, bridge), ...attempts], {
      stdio: ["ignore", log.fd, log.fd],
      // An image that is loaded passes through here and would count twice against a small disk.
      env: { ...process.env, DOCKER_TMPDIR: path.join(root, "tmp") },
    });
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

  const engine: PrivateEngine = {
    endpoint,
    dataRoot: path.join(root, "data"),
    kill,
    start,
    restart: async (how) => {
      await kill(how);
      await start();
    },
    stop: async () => {
      await kill("power-cut");
      for (const { pid } of await processesOf(root)) killIfThere(pid);
      await unmount(root);
      await run("ip", ["link", "delete", bridge]).catch(() => {});
      await rm(root, { recursive: true, force: true });
    },
  };
  try {
    await start();
  } catch (error) {
    await engine.stop();
    throw error;
  }
  return engine;
}

function daemonArguments(root: string, socket: string, bridge: string): string[] {
  return [
    ...["--data-root", path.join(root, "data"), "--exec-root", path.join(root, "exec")],
    ...["--host", `unix://${socket}`, "--pidfile", path.join(root, "d.pid")],
    // Nothing that the real engine of this machine could notice. `--bridge none` would delete its docker0.
    ...["--bridge", bridge, "--iptables=false", "--ip6tables=false", "--ip-masq=false"],
  ];
}

/** Published ports come through the engine's own proxy, which needs no rules of the firewall. */
async function makeBridge(name: string): Promise<void> {
  await run("ip", ["link", "add", name, "type", "bridge"]);
  await run("ip", ["address", "add", `10.${randomInt(64, 255)}.${randomInt(255)}.1/24`, "dev", name]);
  await run("ip", ["link", "set", name, "up"]);
}

async function mountDisk(folder: string, megabytes: number): Promise<void> {
  await mkdir(folder);
  await run("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", folder]);
}

function findDaemon(): string | null {
  return (
    ["/usr/bin/dockerd", "/usr/sbin/dockerd", "/usr/local/bin/dockerd"].find((file) => existsSync(file)) ??
    null
  );
}

async function answers(endpoint: string, logFile: string): Promise<void> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    try {
      await engineVersion(parseEndpoint(endpoint), { limitMs: 1000 });
      return;
    } catch {
      if (Date.now() > deadline)
        throw new Error(`dockerd did not come up: ${(await readFile(logFile, "utf8")).slice(-2000)}`);
      await sleep(50);
    }
  }
}

/** What an engine that died by force left mounted. */
async function unmount(root: string): Promise<void> {
  const mounts = await readFile("/proc/self/mounts", "utf8");
  const points = mounts.split("\n").map((line) => line.split(" ")[1] ?? "");
  const own = points
    .filter((point) => point.startsWith(`${root}/`))
    .sort()
    .reverse();
  for (const point of own) await run("umount", ["--lazy", point]).catch(() => undefined);
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It was quicker.
  }
}
