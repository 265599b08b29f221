import type { ElectronApplication } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sampleContainer, sampleOperation, sampleSnapshot } from "../src/testing/sample-snapshot.ts";
import { type Home, launchApp, makeHome, whyNoDesktop } from "./support/desktop-app.ts";
import { playService, type ScriptedService } from "./support/scripted-service.ts";
import { type StatusNotifierWatcher, startWatcher } from "./support/status-notifier-watcher.ts";
import { type TrayItem, trayItem } from "./support/tray-item.ts";

const why = whyNoDesktop();

describe.skipIf(why !== null)(`the tray${why === null ? "" : ` (not here: ${why})`}`, () => {
  let watcher: StatusNotifierWatcher;
  let home: Home;
  let service: ScriptedService;
  let app: ElectronApplication;
  let item: TrayItem;

  const stopped = sampleSnapshot("stopped", {
    gateway: { ...sampleSnapshot("stopped").gateway, container: { ...sampleContainer, status: "exited" } },
  });

  beforeAll(async () => {
    watcher = await startWatcher();
  });
  afterAll(() => watcher.stop());

  beforeEach(async () => {
    home = makeHome();
    service = await playService(home, stopped);
    const registered = watcher.nextItem();
    app = await launchApp({ home, hidden: true });
    item = trayItem(watcher.bus, await registered);
    await expect.poll(item.status).toBe("Stopped");
  });
  afterEach(async () => {
    await app.close();
    await service.stop();
    home.remove();
  });

  it("says in words how things stand, and offers what makes sense", async () => {
    expect(await item.tooltip()).toBe("Rockpool: Stopped");
    expect((await item.rows()).flatMap((row) => (row.separator ? [] : [row.label]))).toEqual([
      "Stopped",
      "Open dashboard",
      "Start",
      "Stop",
      "Restart",
      "Open Rockpool",
      "Quit",
    ]);
    expect(await item.enabled()).toEqual(["Start", "Open Rockpool", "Quit"]);
  });

  it("asks the service when a row is clicked, and follows what it says", async () => {
    const before = await item.icon();
    await item.click("Start");
    await expect.poll(() => service.asked.map(({ name }) => name)).toContain("gateway.start");

    service.show(
      sampleSnapshot("starting", { operation: sampleOperation({ startedAt: Date.now() - 5000 }) }),
    );
    await expect.poll(item.status).toMatch(/^Starting: waiting for the gateway, \d+ s$/);
    const first = await item.status();
    await expect.poll(item.status, { timeout: 5000 }).not.toBe(first);

    service.show(sampleSnapshot("running"));
    await expect.poll(item.status).toBe("Running");
    await expect.poll(() => item.tooltip()).toBe("Rockpool: Running");
    expect(await item.enabled()).toEqual(["Open dashboard", "Stop", "Restart", "Open Rockpool", "Quit"]);
    expect(await item.icon()).not.toEqual(before);
  });

  it("has a row for what went wrong, which opens the window", async () => {
    expect(app.windows()).toHaveLength(0);
    service.show(
      sampleSnapshot("needs-attention", {
        failure: { code: "port-taken", message: "bind", facts: { port: "18789" }, at: Date.now() },
      }),
    );
    await expect.poll(async () => (await item.enabled())[0]).toMatch(/18789.*…$/);
    await item.click((await item.enabled())[0] ?? "");
    const page = await app.firstWindow();
    expect(page.url()).toMatch(/^app:\/\/rockpool\//);
  });

  it("stays when the window is closed, and quits when asked", async () => {
    await item.click("Open Rockpool");
    await app.firstWindow();
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await expect.poll(() => app.windows()).toHaveLength(0);
    expect(await item.status()).toBe("Stopped");

    const gone = new Promise((resolve) => app.process().once("exit", resolve));
    await item.click("Quit");
    await gone;
    expect(service.asked.map(({ name }) => name)).not.toContain("gateway.stop");
  });
});
