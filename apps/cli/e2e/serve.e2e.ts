import { request } from "node:http";
import { createRequire } from "node:module";
import { freePort } from "@rockpool/gateway-core/host/free-port";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { makePlace, type Place, type Running } from "./support/place.ts";

const executablePath = process.env.ROCKPOOL_TEST_CHROMIUM ?? "/usr/bin/chromium";
const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

let place: Place;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let serve: Running;
let port: number;

beforeAll(async () => {
  place = await makePlace();
  expect(await place.run(["config", "set"])).toMatchObject({ code: 0, stderr: "" });
  browser = await chromium.launch({
    executablePath,
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
});
afterAll(async () => {
  await browser?.close();
  await place?.leave();
});

beforeEach(async () => {
  port = await freePort(40_000 + Math.floor(Math.random() * 20_000));
  serve = place.start(["serve", "--port", String(port)]);
  await serve.says("ssh -N");
  context = await browser.newContext();
  page = await context.newPage();
});
afterEach(async () => {
  await context.close();
  serve.process.kill("SIGTERM");
  await serve.finished;
});

const linkIn = (text: string) => /http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]+/.exec(text)?.[0] ?? "";

async function newLink(): Promise<string> {
  const { code, stdout } = await place.run(["serve", "--link", "--port", String(port)]);
  expect(code).toBe(0);
  return linkIn(stdout);
}

function status(path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    request({ host: "127.0.0.1", port, path, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on("error", reject)
      .end();
  });
}

test("it prints a link and the tunnel for both ports", () => {
  expect(linkIn(serve.stdout())).toContain(`http://127.0.0.1:${port}/#token=`);
  const tunnel = `ssh -N -L ${port}:127.0.0.1:${port} -L ${place.port}:127.0.0.1:${place.port} `;
  expect(serve.stdout()).toContain(tunnel);
});

test("the link signs in once, and the address keeps no secret", async () => {
  const link = linkIn(serve.stdout());
  await page.goto(link);
  await page.getByRole("navigation").first().waitFor();
  expect(page.url()).toBe(`http://127.0.0.1:${port}/`);
  // A page that is signed in stays so; the link does not work a second time elsewhere.
  await page.reload();
  await page.getByRole("navigation").first().waitFor();
  const second = await (await browser.newContext()).newPage();
  await second.goto(link);
  await second.getByText("This link was used already").waitFor();
  await second.context().close();
});

test("a page without a session shows nothing, and a new link helps", async () => {
  await page.goto(`http://127.0.0.1:${port}/`);
  await page.getByText("Open the link that").waitFor();
  await page.goto(await newLink());
  await page.getByRole("navigation").first().waitFor();
});

test("other names and other pages are refused", async () => {
  expect(await status("/", { host: `127.0.0.1:${port}` })).toBe(200);
  expect(await status("/", { host: `evil.example:${port}` })).toBe(403);
  expect(await status("/", { host: `127.0.0.1:${port}`, origin: "http://evil.example" })).toBe(403);
});

test("the screens start the gateway, follow it, and open its dashboard in a tab", async () => {
  const complaints: string[] = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(linkIn(serve.stdout()));
  // Nobody has been here before: the wizard has opened by itself.
  await page.getByRole("button", { name: "All on one page" }).click();
  await page.getByLabel("Set up the model later").check();
  await page.getByRole("button", { name: "Set up", exact: true }).click();
  await page
    .getByRole("button", { name: /open dashboard/i })
    .first()
    .waitFor({ timeout: 60_000 });
  const [tab] = await Promise.all([
    context.waitForEvent("page"),
    page
      .getByRole("button", { name: /open dashboard/i })
      .first()
      .click(),
  ]);
  await tab.waitForURL(new RegExp(`^http://127\\.0\\.0\\.1:${place.port}/`));
  expect(complaints).toEqual([]);
  // What another process does is seen here.
  expect((await place.run(["down"])).code).toBe(0);
  await page.getByRole("button", { name: "Start", exact: true }).waitFor();
});

test("every room is without accessibility violations", async () => {
  await page.goto(linkIn(serve.stdout()));
  const navigation = page.getByRole("navigation").first();
  await navigation.waitFor();
  for (const room of ["Home", "Dashboard", "Logs", "Settings"]) {
    await navigation.getByText(room, { exact: true }).click();
    await page.getByRole("heading").first().waitFor();
    // Through the debugger, not as a script of the page: its policy allows none but its own.
    await page.evaluate(await readText(axe));
    const violations = await page.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
    });
    expect([room, violations]).toEqual([room, []]);
  }
});

test("the page comes back by itself when the service does", async () => {
  await page.goto(linkIn(serve.stdout()));
  await page.getByRole("navigation").first().waitFor();
  serve.process.kill("SIGTERM");
  expect((await serve.finished).code).toBe(0);
  serve = place.start(["serve", "--port", String(port)]);
  await serve.says("ssh -N");
  // Sessions live as long as the process: the page asks for a new link, it does not hang.
  await page.reload();
  await page.getByText("Open the link that").waitFor();
});

test("a taken port is said, with what to do", async () => {
  const { code, stderr } = await place.run(["serve", "--port", String(port)]);
  expect(code).toBe(2);
  expect(stderr).toContain(`Port ${port} is taken`);
});

test("no serve, no link", async () => {
  const free = await freePort(port + 1);
  const { code, stderr } = await place.run(["serve", "--link", "--port", String(free)]);
  expect(code).toBe(1);
  expect(stderr).toContain("rockpool serve");
});

test("in a journal no link is written", async () => {
  const free = await freePort(port + 1);
  const quiet = place.start(["serve", "--port", String(free)], { env: { JOURNAL_STREAM: "8:1" } });
  await quiet.says("rockpool serve --link");
  quiet.process.kill("SIGTERM");
  const { code, stdout } = await quiet.finished;
  expect(stdout).not.toContain("token");
  expect(code).toBe(0);
});

async function readText(file: string): Promise<string> {
  const { readFile } = await import("node:fs/promises");
  return readFile(file, "utf8");
}
