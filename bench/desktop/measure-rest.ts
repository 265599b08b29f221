// Keeps a bare Electron with a tray icon, and ours without a window, running by turns, and says their process ids. Whoever
// reads that measures them from outside and answers with a line. Runs within a session (in-session.ts).
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { makeGatewayHome } from "../../apps/desktop/e2e/support/gateway-home.ts";
import { startWatcher } from "../../apps/desktop/e2e/support/status-notifier-watcher.ts";
import { trayItem } from "../../apps/desktop/e2e/support/tray-item.ts";
import { countingProxy } from "./counting-proxy.ts";

const rounds = Number(process.argv[2] ?? 5);
const image = process.argv[3] ?? "";
const electron = path.join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? "", "electron");
const here = import.meta.dirname;
const ours = path.join(here, "..", "..", "apps", "desktop");
const folder = mkdtempSync(path.join(os.tmpdir(), "rockpool-bench-"));
const answers = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const watcher = await startWatcher();

for (let round = 0; round < rounds; round++) {
  await measured("baseline", [path.join(here, "bare"), `--user-data-dir=${folder}/bare`], { BARE: "tray" });
  await measured("ours", [ours, "--hidden"], { ROCKPOOL_HOME: `${folder}/ours` });
  await measured("ours, window closed again", ["-r", path.join(here, "close-probe.cjs"), ours, "--hidden"], {
    ROCKPOOL_HOME: `${folder}/ours`,
  });
}
await idle();
await watcher.stop();
rmSync(folder, { recursive: true, force: true });
process.exit();

async function measured(who: string, args: string[], env: Record<string, string>): Promise<void> {
  const { child, item } = await start(args, env);
  if (who.endsWith("again")) {
    await delay(2000);
    await item.click("Open Rockpool");
    await delay(4000);
    child.kill("SIGUSR2");
  }
  await delay(6000);
  await say({ what: "memory", who, pid: child.pid });
  await end(child);
}

/** A whole minute beside a healthy gateway. */
async function idle(): Promise<void> {
  const proxy = await countingProxy("/var/run/docker.sock", path.join(folder, "engine.sock"));
  const home = makeGatewayHome(image, 28_941);
  const { child, item } = await start([ours, "--hidden"], {
    ROCKPOOL_HOME: home.folder,
    DOCKER_HOST: `unix://${proxy.path}`,
  });
  while (!(await item.enabled()).includes("Start")) await delay(200);
  await item.click("Start");
  while ((await item.status()) !== "Running") await delay(200);
  await delay(10_000);
  const before = proxy.requests();
  await say({ what: "idle", who: "ours", pid: child.pid });
  await say({ what: "requests", who: "ours", requests: proxy.requests() - before });
  await end(child);
  proxy.stop();
  home.remove();
}

async function start(args: string[], env: Record<string, string>) {
  const registered = watcher.nextItem();
  const child = spawn(electron, args, { env: { ...process.env, ...env }, stdio: "ignore" });
  return { child, item: trayItem(watcher.bus, await registered) };
}

async function say(line: object): Promise<void> {
  console.log(JSON.stringify(line));
  await answers.next();
}

async function end(child: ReturnType<typeof spawn>): Promise<void> {
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}
