// Starts a bare Electron and ours by turns and prints, as lines of JSON, how long each took from the start of its
// process until its tray item was registered, or until its window's page painted. Runs within a session (in-session.ts).
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { startWatcher } from "../../apps/desktop/e2e/support/status-notifier-watcher.ts";

const rounds = Number(process.argv[2] ?? 5);
const electron = path.join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? "", "electron");
const bare = path.join(import.meta.dirname, "bare");
const ours = path.join(import.meta.dirname, "..", "..", "apps", "desktop");
const home = mkdtempSync(path.join(os.tmpdir(), "rockpool-bench-"));
const watcher = await startWatcher();

// One start of each is not counted: it fills the caches of disk and code, as every start but the first finds them.
for (let round = -1; round < rounds; round++) {
  const count = round >= 0;
  report(
    count,
    "tray",
    "baseline",
    await untilTray([bare, `--user-data-dir=${home}/bare-tray`], { BARE: "tray" }),
  );
  report(count, "tray", "ours", await untilTray([ours, "--hidden"], { ROCKPOOL_HOME: `${home}/ours` }));
  report(
    count,
    "paint",
    "baseline",
    await untilPaint([bare, `--user-data-dir=${home}/bare`], { BARE: "window" }),
  );
  report(count, "paint", "ours", await untilPaint([ours], { ROCKPOOL_HOME: `${home}/ours` }));
}
await watcher.stop();
rmSync(home, { recursive: true, force: true });

function report(count: boolean, what: string, who: string, value: object): void {
  if (count) console.log(JSON.stringify({ what, who, ...value }));
}

async function untilTray(args: string[], env: Record<string, string>) {
  const registered = watcher.nextItem().then(() => Date.now());
  const startedAt = Date.now();
  const child = start(args, env);
  const at = await registered;
  await end(child);
  return { ms: at - startedAt };
}

async function untilPaint(args: string[], env: Record<string, string>) {
  const startedAt = Date.now();
  const child = start(["-r", path.join(import.meta.dirname, "paint-probe.cjs"), ...args], env);
  let text = "";
  for await (const chunk of child.stdout.setEncoding("utf8")) {
    text += chunk;
    if (/^\{.*\}$/m.test(text)) break;
  }
  const line = /^\{.*\}$/m.exec(text)?.[0];
  if (line === undefined) throw new Error(`no paint: ${text}`);
  const { at, scripts, shown } = JSON.parse(line) as { at: number; scripts: string[]; shown: string };
  await end(child);
  return { ms: Math.round(at - startedAt), scripts, shown };
}

function start(args: string[], env: Record<string, string>) {
  return spawn(electron, args, { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "ignore"] });
}

async function end(child: ReturnType<typeof start>): Promise<void> {
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}
