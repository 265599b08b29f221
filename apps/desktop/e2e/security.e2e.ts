import { readFileSync } from "node:fs";
import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import type { ElectronApplication, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { sampleContainer, sampleSnapshot } from "../src/testing/sample-snapshot.ts";
import { type ControlPage, controlPage } from "./support/control-page.ts";
import { type Home, launchApp, makeHome, whyNoDesktop } from "./support/desktop-app.ts";
import { type PageServer, servePage } from "./support/page-server.ts";
import { playService, type ScriptedService } from "./support/scripted-service.ts";

const why = whyNoDesktop();
const patient = { timeout: 20_000 };
const secret = "s3cret-of-the-gateway";

describe.skipIf(why !== null)(`security${why === null ? "" : ` (not here: ${why})`}`, () => {
  let home: Home;
  let gateway: PageServer;
  let stranger: PageServer;
  let service: ScriptedService;
  let app: ElectronApplication;
  let page: Page;
  let view: ControlPage;

  /** What was handed to the system's browser so far. */
  const opened = () => app.evaluate(() => (globalThis as { opened?: string[] }).opened ?? []);
  const running = (image = "sha256:aa"): Snapshot => ({
    ...sampleSnapshot("running"),
    gateway: {
      ...sampleSnapshot("running").gateway,
      address: gateway.origin,
      container: { ...sampleContainer, image: { ...sampleContainer.image, id: image } },
    },
  });

  beforeAll(async () => {
    home = makeHome();
    gateway = await servePage("<title>OpenClaw</title><p>The gateway's page</p>");
    stranger = await servePage("<p>Somebody else's page</p>");
    service = await playService(home, running());
    service.answer("dashboard.link", { url: `${gateway.origin}/#token=${secret}`, signedIn: true });
    app = await launchApp({ home });
    await app.evaluate(({ shell }) => {
      const scope = globalThis as { opened?: string[] };
      scope.opened = [];
      shell.openExternal = async (url) => void scope.opened?.push(url);
    });
    page = await app.firstWindow();
    await page
      .getByRole("button", { name: "Dashboard", exact: true })
      .or(page.getByText("Dashboard"))
      .first()
      .click();
    view = controlPage(app);
    await vi.waitFor(async () => expect(await view.text()).toContain("The gateway's page"), patient);
  });
  afterAll(async () => {
    await app?.close();
    await service?.stop();
    gateway?.stop();
    stranger?.stop();
    home?.remove();
  });

  describe("our own page", () => {
    it("has nothing of Node and one narrow door", async () => {
      const reach = await page.evaluate(() => ({
        node: ["require", "process", "module", "Buffer"].filter((name) => name in globalThis),
        door: Object.keys((globalThis as unknown as { rockpool: object }).rockpool),
      }));
      expect(reach).toEqual({ node: [], door: ["ask", "onPush"] });
    });

    it("runs in Chromium's sandbox, as does the gateway's", async () => {
      const pids = await app.evaluate(({ webContents }) =>
        webContents.getAllWebContents().map((contents) => contents.getOSProcessId()),
      );
      expect(pids.length).toBeGreaterThanOrEqual(2);
      // A filter on system calls; source: proc(5), "Seccomp".
      for (const pid of pids) expect(readFileSync(`/proc/${pid}/status`, "utf8")).toMatch(/^Seccomp:\t2$/m);
    });

    it("cannot leave for another place", async () => {
      await page.evaluate((url) => {
        location.href = url;
      }, stranger.origin);
      await page.waitForTimeout(300);
      expect(page.url()).toMatch(/^app:\/\/rockpool\//);
      expect(stranger.asked).toEqual([]);
    });

    it("cannot open a window", async () => {
      const windows = app.windows().length;
      expect(await page.evaluate((url) => window.open(url) === null, stranger.origin)).toBe(true);
      expect(app.windows()).toHaveLength(windows);
      expect(await opened()).toEqual([]);
    });

    it.each([
      [
        "text as script",
        `const element = document.createElement("script"); element.textContent = "ran = 1";
        document.head.append(element); if (!globalThis.ran) throw new Error("nothing ran")`,
      ],
      ["markup from text", `document.createElement("div").innerHTML = "<b>bold</b>"`],
      ["a request", `await fetch("app://rockpool/index.html")`],
      ["a worker made of text", `new Worker(URL.createObjectURL(new Blob(["1"])))`],
      [
        "a frame, even of our own",
        `const frame = document.createElement("iframe"); frame.src = "/index.html"; document.body.append(frame);
        await new Promise((resolve) => { frame.onload = resolve; });
        if (!frame.contentDocument?.getElementById("root")) throw new Error("nothing came")`,
      ],
    ])("is refused by its own policy: %s", async (_what, attempt) => {
      const source = `(async () => { try { ${attempt}; return "done"; } catch { return "refused"; } })()`;
      expect(await page.evaluate(source)).toBe("refused");
    });

    it.each(["notifications", "geolocation", "camera", "clipboard-read"])(
      "has no permission: %s",
      async (name) => {
        const state = await page.evaluate(
          async (asked) => (await navigator.permissions.query({ name: asked as PermissionName })).state,
          name,
        );
        expect(state).toBe("denied");
      },
    );

    it("is told nothing of a call that does not exist, and the log does not repeat what was said", async () => {
      const reply = await page.evaluate(async () => {
        const { ask } = (globalThis as unknown as { rockpool: { ask(message: unknown): Promise<unknown> } })
          .rockpool;
        const call = (name: string, input: unknown) => ask({ type: "call", id: 99, name, input });
        return [
          await call("constructor", { word: "hush-hush" }),
          await call("gateway.stop", { word: "hush-hush" }),
        ];
      });
      expect(reply).toMatchObject([{ reply: { ok: false } }, { reply: { ok: false } }]);
      expect(service.asked.map(({ name }) => name)).not.toContain("gateway.stop");
      expect(JSON.stringify(home.log())).not.toContain("hush-hush");
    });
  });

  describe("the gateway's page", () => {
    it("has no way to us, and no part in our storage", async () => {
      expect(await view.run("typeof globalThis.rockpool + typeof globalThis.require")).toBe(
        "undefinedundefined",
      );
      const partitions = await app.evaluate(({ session }) => ({
        same: session.fromPartition("persist:gateway") === session.defaultSession,
      }));
      expect(partitions.same).toBe(false);
    });

    it("stays at the gateway; a link elsewhere goes to the system's browser", async () => {
      await view.run(`location.href = "${stranger.origin}/elsewhere"; 1`);
      await expect.poll(opened).toEqual([`${stranger.origin}/elsewhere`]);
      expect(await view.run("location.origin")).toBe(gateway.origin);
      expect(stranger.asked).toEqual([]);
    });

    it("opens no window of its own, and no other program", async () => {
      await view.run(`window.open("${stranger.origin}/new"); window.open("file:///etc/passwd"); 1`);
      await expect.poll(opened).toContain(`${stranger.origin}/new`);
      expect(await opened()).not.toContainEqual(expect.stringMatching(/^file:/));
      expect(app.windows().filter((each) => each.url().startsWith("file:"))).toEqual([]);
    });

    it.each(["notifications", "geolocation", "microphone", "clipboard-read"])(
      "has no permission: %s",
      async (name) => {
        expect(
          await view.run(`navigator.permissions.query({ name: "${name}" }).then((it) => it.state)`),
        ).toBe("denied");
      },
    );

    it("loses its service workers and caches when the image is another", async () => {
      await view.run(`caches.open("old").then((cache) => cache.put("/x", new Response("old")))`);
      expect(await view.run("caches.keys()")).toEqual(["old"]);
      const other = running("sha256:bb");
      service.show({
        ...other,
        gateway: {
          ...other.gateway,
          container: { ...sampleContainer, id: "d00d", image: { ...sampleContainer.image, id: "sha256:bb" } },
        },
      });
      await expect.poll(async () => view.run("caches.keys()").catch(() => null), patient).toEqual([]);
    });
  });

  it("lets no other window through the door, even with our own preload", async () => {
    const outcome = await app.evaluate(async ({ BrowserWindow, app: electron }, url) => {
      const preload = `${electron.getAppPath()}/out/preload/index.cjs`;
      const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true, preload } });
      await window.loadURL(url);
      const said = (await window.webContents.executeJavaScript(
        `rockpool.ask({ type: "call", id: 1, name: "snapshot.get", input: {} }).then(() => "answered", (error) => error.message)`,
      )) as string;
      window.destroy();
      return said;
    }, stranger.origin);
    expect(outcome).toMatch(/refused/);
  });

  it("writes the gateway's secret nowhere", async () => {
    expect(JSON.stringify(home.log())).not.toContain(secret);
    expect(await opened()).not.toContainEqual(expect.stringContaining(secret));
  });
});
