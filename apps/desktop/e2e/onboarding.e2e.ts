import { readFileSync } from "node:fs";
import path from "node:path";
import { discoverEngine } from "@rockpool/gateway-core/engine/discover-engine";
import { thisHost } from "@rockpool/gateway-core/host/host";
import { bridgeAddress } from "@rockpool/gateway-core/testing/bridge-address";
import { type ModelServer, startModelServer } from "@rockpool/gateway-core/testing/model-server";
import { openclawImages } from "@rockpool/gateway-core/testing/openclaw-images";
import type { ElectronApplication, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { killApp, launchApp, whyNoDesktop } from "./support/desktop-app.ts";
import { type GatewayHome, makeGatewayHome, whyNoImage } from "./support/gateway-home.ts";

const image = openclawImages["2026.9.6"];
const why = whyNoDesktop() ?? whyNoImage(image);
const key = "sk-desktop-test-0123456789abcdef";
/** In ms, for a real gateway on a machine with other work to do. */
const slow = { timeout: 180_000 };

describe.skipIf(why !== null)(`the wizard${why === null ? "" : ` (not here: ${why})`}`, () => {
  let server: ModelServer;
  let home: GatewayHome;
  let app: ElectronApplication | undefined;

  beforeAll(async () => {
    const { engine } = await discoverEngine({ host: thisHost(), setting: null, ownerEngine: null });
    if (engine === null) throw new Error("there is an image, and so there is an engine");
    server = await startModelServer({ host: await bridgeAddress(engine), key });
  });
  afterAll(() => server?.close());
  beforeEach(() => {
    home = makeGatewayHome(image, 28_941);
  });
  afterEach(async () => {
    await killApp(app);
    app = undefined;
    home.remove();
  });

  async function open(): Promise<Page> {
    app = await launchApp({ home });
    const page = app.windows()[0] ?? (await app.waitForEvent("window"));
    await page.getByRole("heading", { level: 1 }).waitFor(slow);
    return page;
  }
  const heading = (page: Page) => page.getByRole("heading", { level: 1 });
  const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

  it("leads from the first launch to the first reply, and goes on at its last step after it was killed", async ({
    annotate,
  }) => {
    const launchedAt = performance.now();
    let clicks = 0;
    let page = await open();
    const click = async (name: string) => {
      clicks += 1;
      await button(page, name).click(slow);
    };

    await expect.poll(() => heading(page).textContent(), slow).toBe("Welcome to Rockpool");
    await click("Begin");
    // What is already so is passed over: the engine, nothing found, the image. A warning about this machine is not.
    const nextTitle = () => heading(page).textContent();
    const beforeData = /reservation|here already/i;
    await expect.poll(nextTitle, slow).toMatch(/reservation|here already|data/i);
    for (let title = (await nextTitle()) ?? ""; beforeData.test(title); title = (await nextTitle()) ?? "") {
      await click("Continue");
      // Gateways of tests that run beside this one are what a person's machine would not have.
      if (/here already/.test(title)) clicks -= 1;
      await expect.poll(nextTitle, slow).not.toBe(title);
    }
    await expect.poll(nextTitle, slow).toMatch(/data/i);
    await click("Continue");
    await expect.poll(nextTitle, slow).toBe("Choose a model for your assistant");
    await page.getByRole("radio", { name: "Other" }).click();
    clicks += 1;
    await page.getByLabel("Address").fill(server.baseUrl);
    await page.getByLabel("Model", { exact: true }).fill("test-model");
    await page.getByLabel("Key", { exact: true }).fill(key);
    await click("Test and save");
    await expect.poll(nextTitle, slow).toMatch(/answers|ready/i);
    await click("Continue");
    await button(page, "Send").waitFor(slow);
    await click("Send");
    await expect.poll(nextTitle, slow).toBe("Your assistant is here");
    await page.getByText("Echo: ", { exact: false }).first().waitFor(slow);
    const seconds = (performance.now() - launchedAt) / 1000;
    await annotate(`launch to first reply: ${seconds.toFixed(1)} s, ${clicks} clicks`);
    expect(clicks).toBeLessThanOrEqual(8);

    // Nothing of the key is ours to keep.
    const written = ["settings.json", "logs/desktop.log"].map((file) =>
      readFileSync(path.join(home.folder, file), "utf8"),
    );
    expect(written.join("")).not.toContain(key);

    await killApp(app);
    page = await open();
    await expect.poll(nextTitle, slow).not.toBe("Welcome to Rockpool");
    await button(page, "Send").waitFor(slow);
    await click("Send");
    await expect.poll(nextTitle, slow).toBe("Your assistant is here");
    await click("Finish");
    await expect.poll(() => page.getByText("Running", { exact: true }).first().isVisible(), slow).toBe(true);
    expect(home.container()).toMatch(/^Up/);
  }, 600_000);
});
