import { spawn } from "node:child_process";
import { once } from "node:events";
import type { ElectronApplication } from "playwright-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sampleSnapshot } from "../src/testing/sample-snapshot.ts";
import {
  appArgument,
  appEnv,
  executable,
  type Home,
  killApp,
  launchApp,
  makeHome,
  whyNoDesktop,
} from "./support/desktop-app.ts";
import { playService, type ScriptedService } from "./support/scripted-service.ts";
import { type StatusNotifierWatcher, startWatcher } from "./support/status-notifier-watcher.ts";
import { trayItem } from "./support/tray-item.ts";

const why = whyNoDesktop();
const patient = { timeout: 20_000 };

describe.skipIf(why !== null)(`the app's life${why === null ? "" : ` (not here: ${why})`}`, () => {
  let home: Home;
  let service: ScriptedService;
  let app: ElectronApplication | undefined;
  let watcher: StatusNotifierWatcher | undefined;

  beforeEach(async () => {
    home = makeHome();
    service = await playService(home, sampleSnapshot("running"));
  });
  afterEach(async () => {
    await killApp(app);
    app = undefined;
    await watcher?.stop();
    watcher = undefined;
    await service.stop();
    home.remove();
  });

  /** A second start of the app on the same home; resolves with its exit code. */
  async function startAgain(...args: string[]): Promise<number | null> {
    const second = spawn(executable(), [appArgument, ...args], { env: appEnv(home), stdio: "ignore" });
    const [code] = (await once(second, "exit")) as [number | null];
    return code;
  }

  it("is one instance: a second start ends at once and brings the first one's window", async () => {
    watcher = await startWatcher();
    app = await launchApp({ home, hidden: true });
    expect(await startAgain("--hidden")).toBe(0);
    expect(app.windows()).toHaveLength(0);
    expect(await startAgain()).toBe(0);
    await expect.poll(() => app?.windows().length, patient).toBe(1);
  });

  it("opens the window where no panel shows its icon, and ends with it", async () => {
    app = await launchApp({ home, hidden: true });
    const page = await app.waitForEvent("window", patient);
    await page.waitForLoadState();
    const gone = once(app.process(), "exit");
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    expect(await gone).toEqual([0, null]);
  });

  it("survives a window that is closed while it opens", async () => {
    watcher = await startWatcher();
    const registered = watcher.nextItem();
    app = await launchApp({ home, hidden: true });
    const item = trayItem(watcher.bus, await registered);
    // All in one go: an order over the debugger's port may be carried out in the middle of Electron's own work on a window,
    // where no person's click ever comes, and where a new window crashes it.
    await app.evaluate(async ({ app: electron, BrowserWindow }) => {
      const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
      for (const untilNext of [null, 0, 3, 30]) {
        for (const open of [0, 30, 80, 150]) {
          electron.emit("activate");
          await wait(open);
          BrowserWindow.getAllWindows()[0]?.close();
          if (untilNext !== null) await wait(untilNext);
        }
      }
    });
    await expect.poll(item.status, patient).toBe("Running");
  });

  it("stays when the process that runs the service goes away, and becomes the service itself", async () => {
    watcher = await startWatcher();
    const registered = watcher.nextItem();
    app = await launchApp({ home, hidden: true, env: { DOCKER_HOST: "unix:///nowhere/docker.sock" } });
    const item = trayItem(watcher.bus, await registered);
    await expect.poll(item.status, patient).toBe("Running");
    await service.stop();
    await expect.poll(item.status, patient).toMatch(/[Ee]ngine/);
  });

  it("follows the theme of the settings", async () => {
    app = await launchApp({ home });
    const page = await app.firstWindow();
    const dark = () => page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches);
    service.set({ theme: "dark" });
    await expect.poll(dark, patient).toBe(true);
    service.set({ theme: "light" });
    await expect.poll(dark, patient).toBe(false);
  });
});
