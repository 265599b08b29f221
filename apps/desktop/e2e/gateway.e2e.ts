import { once } from "node:events";
import { readFileSync, symlinkSync, unlinkSync } from "node:fs";
import path from "node:path";
import { openclawImages } from "@rockpool/gateway-core/testing/openclaw-images";
import { scriptedImage } from "@rockpool/gateway-core/testing/scripted-gateway";
import type { ElectronApplication } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { controlPage } from "./support/control-page.ts";
import { killApp, launchApp, whyNoDesktop } from "./support/desktop-app.ts";
import { type GatewayHome, makeGatewayHome, whyNoImage } from "./support/gateway-home.ts";
import { type StatusNotifierWatcher, startWatcher } from "./support/status-notifier-watcher.ts";
import { type TrayItem, trayItem } from "./support/tray-item.ts";

const why = whyNoDesktop() ?? whyNoImage(scriptedImage);
const patient = { timeout: 60_000, interval: 200 };

describe.skipIf(why !== null)(`the tray and a gateway${why === null ? "" : ` (not here: ${why})`}`, () => {
  let watcher: StatusNotifierWatcher;
  let home: GatewayHome;
  let app: ElectronApplication | undefined;
  let item: TrayItem;

  async function launch(options: { hidden?: boolean; env?: Record<string, string> } = {}): Promise<void> {
    const registered = watcher.nextItem();
    app = await launchApp({ home, hidden: true, ...options });
    item = trayItem(watcher.bus, await registered);
  }

  async function start(): Promise<void> {
    await expect.poll(item.enabled, patient).toContain("Start");
    await item.click("Start");
    await expect.poll(item.status, patient).toBe("Running");
  }

  async function quit(): Promise<void> {
    const gone = once(app?.process() ?? process, "exit");
    await item.click("Quit");
    await gone;
    app = undefined;
  }

  beforeAll(async () => {
    watcher = await startWatcher();
  });
  afterAll(() => watcher.stop());
  beforeEach(() => {
    home = makeGatewayHome(scriptedImage, 28_931);
  });
  afterEach(async () => {
    await killApp(app);
    app = undefined;
    home.remove();
  });

  it("starts it, opens its dashboard signed in, restarts and stops it", async () => {
    await launch();
    await start();
    expect(home.container()).toMatch(/^Up/);

    await item.click("Open dashboard");
    const dashboard = controlPage(app);
    await expect.poll(() => dashboard.text(), patient).toContain("signed in");

    await item.click("Restart");
    await expect.poll(item.status, patient).toMatch(/^(Starting|Stopping)/);
    await expect.poll(item.status, patient).toBe("Running");
    await expect.poll(() => dashboard.text(), patient).toContain("signed in");

    await item.click("Stop");
    await expect.poll(item.status, patient).toBe("Stopped");
    expect(home.container()).toMatch(/^Exited/);
    expect(readFileSync(path.join(home.folder, "logs", "desktop.log"), "utf8")).not.toContain(home.token());
  });

  it("leaves it running when it quits, and finds it again", async () => {
    await launch();
    await start();
    await quit();
    expect(home.container()).toMatch(/^Up/);

    await launch();
    await expect.poll(item.status, patient).toBe("Running");
  });

  it("finds it again after it was killed", async () => {
    await launch();
    await start();
    await killApp(app);

    await launch();
    await expect.poll(item.status, patient).toBe("Running");
  });

  it("stops it first when the person chose so, and says what it waits for", async () => {
    home.remove();
    home = makeGatewayHome(scriptedImage, 28_932, { stopOnQuit: true });
    await launch();
    await start();
    await quit();
    expect(home.container()).toMatch(/^Exited/);
  });

  it("follows an engine that comes up later, without a click", async () => {
    const socket = path.join(home.folder, "engine.sock");
    await launch({ env: { DOCKER_HOST: `unix://${socket}` } });
    await expect.poll(item.status, patient).toMatch(/engine|Engine/);
    expect(await item.enabled()).not.toContain("Start");

    symlinkSync("/var/run/docker.sock", socket);
    await expect.poll(item.status, patient).toBe("Not set up");
    expect(await item.enabled()).toContain("Start");
    unlinkSync(socket);
  });

  const real = openclawImages["2026.9.6"];
  const noReal = whyNoImage(real);
  it.skipIf(noReal !== null)(
    `signs in to OpenClaw's own Control UI${noReal ? ` (not here: ${noReal})` : ""}`,
    async () => {
      const slow = { timeout: 150_000, interval: 500 };
      home.remove();
      home = makeGatewayHome(real, 28_933);
      await launch();
      await expect.poll(item.enabled, patient).toContain("Start");
      await item.click("Start");
      await expect.poll(item.status, slow).toBe("Running");
      await item.click("Open dashboard");
      const dashboard = controlPage(app);
      // What it opens with while no model is connected; signed out it would ask for the token instead.
      await expect.poll(dashboard.text, slow).toContain("Connect a verified AI model");
      expect(await dashboard.run("location.hash")).toBe("");
      expect(readFileSync(path.join(home.folder, "logs", "desktop.log"), "utf8")).not.toContain(home.token());
    },
    360_000,
  );
});
