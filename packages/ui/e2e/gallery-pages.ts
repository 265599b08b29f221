import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { build } from "vite";

export interface GalleryPages {
  /** Opens a state; returns when it has settled. */
  open(state: string, options?: { theme?: "light" | "dark"; width?: number; height?: number }): Promise<Page>;
  /** The names of all states. */
  readonly names: readonly string[];
  /** The folder of the built gallery. */
  readonly folder: string;
  close(): Promise<void>;
}

const types: Record<string, string> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".woff2": "font/woff2",
};

/** Debian's browser, unless the test run found another one. */
const chromiumPath = process.env.ROCKPOOL_TEST_CHROMIUM ?? "/usr/bin/chromium";

/** Builds the gallery, serves it on loopback and opens a browser on it. */
export async function openGallery(): Promise<GalleryPages> {
  const folder = await mkdtemp(join(tmpdir(), "rockpool-gallery-"));
  await build({
    configFile: `${import.meta.dirname}/../vite.config.ts`,
    // Vite's own loader writes a bundle beside the file, where the tests' user may not write.
    configLoader: "native",
    build: { outDir: folder },
    logLevel: "error",
  });
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? "/", "http://gallery").pathname);
    const file = join(folder, path === "/" ? "index.html" : path);
    readFile(file).then(
      (body) => {
        response.setHeader("Content-Type", types[extname(file)] ?? "application/octet-stream");
        response.end(body);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const browser = await launch();
  const page = await browser.newPage();
  let onError: (error: Error) => void = () => {};
  page.on("pageerror", (error) => onError(error));
  // Chromium drops what it loads when an interface comes or goes, as with every container that starts on this computer.
  let dropped = false;
  page.on("requestfailed", (request) => {
    dropped ||= request.failure()?.errorText === "net::ERR_NETWORK_CHANGED";
  });
  async function steadily(load: () => Promise<void>): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      dropped = false;
      // A page that lacks a part of it never gets ready.
      const broken = new Promise<never>((_, reject) => {
        onError = reject;
      });
      try {
        return await Promise.race([load(), broken]);
      } catch (error) {
        if (!dropped || tries === 5) throw error;
      }
    }
  }
  const names = await readNames(page, address, steadily);

  return {
    names,
    folder,
    open: async (state, { theme = "light", width = 1040, height = 720 } = {}) => {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
      await steadily(async () => {
        await page.goto(`${address}?state=${state}&theme=${theme}`);
        await page.locator("html[data-ready=yes]").waitFor({ timeout: 40_000 });
        await page.evaluate("document.fonts.ready");
      });
      return page;
    },
    close: async () => {
      await browser.close();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function launch(): Promise<Browser> {
  // As root, in a container, there is no user namespace for Chromium's own sandbox.
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return chromium.launch({ executablePath: chromiumPath, args });
}

async function readNames(
  page: Page,
  address: string,
  steadily: (load: () => Promise<void>) => Promise<void>,
): Promise<string[]> {
  await steadily(async () => {
    await page.goto(address);
    // React renders when it gets to it, which on a busy machine is after the page has loaded.
    await page.locator("li > a").first().waitFor();
  });
  return page.locator("li > a:first-child").allTextContents();
}
