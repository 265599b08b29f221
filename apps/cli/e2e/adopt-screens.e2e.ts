import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { freePort } from "@rockpool/gateway-core/host/free-port";
import { type TheirGateway, theirGateway } from "@rockpool/gateway-core/service/testing/their-gateway";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makePlace, type Place, type Running } from "./support/place.ts";

const executablePath = process.env.ROCKPOOL_TEST_CHROMIUM ?? "/usr/bin/chromium";
const slow = { timeout: 60_000 };
const run = promisify(execFile);
const runs = async (name: string) =>
  (await run("docker", ["inspect", "--format", "{{.State.Running}}", name])).stdout.trim();

let place: Place;
let browser: Browser;
let page: Page;
let serve: Running;
let theirs: TheirGateway;

beforeAll(async () => {
  place = await makePlace();
  const name = `claw-${place.port}-screens`;
  theirs = await theirGateway({ dir: path.dirname(place.home) }, name, { hostIp: "0.0.0.0" });
  await run("docker", ["start", name]);
  browser = await chromium.launch({
    executablePath,
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
  const port = await freePort(40_000 + Math.floor(Math.random() * 20_000));
  const env = { OPENCLAW_CONFIG_DIR: "", OPENCLAW_WORKSPACE_DIR: "", OPENCLAW_GATEWAY_PORT: "" };
  serve = place.start(["serve", "--port", String(port)], { env });
  await serve.says("ssh -N");
  page = await browser.newPage();
  await page.goto(/http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]+/.exec(serve.stdout())?.[0] ?? "");
});
afterAll(async () => {
  await browser?.close();
  serve?.process.kill("SIGTERM");
  await serve?.finished;
  await theirs?.remove();
  await place?.leave();
});

const press = (name: string | RegExp) => page.getByRole("button", { name, exact: true }).first().click(slow);

test("a gateway found by the wizard is taken over on the screens, and put back", async () => {
  await press("Begin");
  const heading = page.getByRole("heading", { level: 1 });
  for (let title = await heading.textContent(); title !== "OpenClaw is here already"; ) {
    await expect.poll(() => heading.textContent(), slow).toMatch(/reservation|here already/);
    title = await heading.textContent();
    if (/reservation/.test(title ?? "")) await press("Continue");
  }
  await press("Open Gateways");
  const row = page.getByRole("listitem", { name: theirs.name });
  await row.getByRole("button", { name: "Take over…" }).click(slow);
  const address = page.getByRole("listitem", { name: "Published address" });
  await address.getByRole("radio", { name: "This computer only" }).check(slow);
  await press("Take over");
  await page.getByText(`Taken over from ${theirs.name}`).waitFor(slow);
  await page.getByRole("button", { name: "Open dashboard" }).waitFor(slow);
  await page.getByText(`http://127.0.0.1:${theirs.port}`).first().waitFor(slow);
  expect(await runs(theirs.name)).toBe("false");

  await press("Show");
  await press("Undo the take-over…");
  await press("Put it back");
  await page.getByText(`You are operating ${theirs.name}`).waitFor(slow);
  await page.getByRole("button", { name: "Open dashboard" }).waitFor(slow);
  expect(await runs(theirs.name)).toBe("true");
  expect(await place.containers()).toEqual([]);
});
