// Renders assets/**/*.svg to the PNG files that Electron and electron-builder want. Run after changing a drawing:
//   node apps/desktop/scripts/draw-icons.ts [path of chromium]
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { phases } from "@rockpool/gateway-core/contract/snapshot";
import { statusLook, statusShapes } from "@rockpool/messages/status-shape";
import { chromium, type Page } from "playwright-core";
import { trayColours } from "../src/main/tray/tray-colours.ts";

const assets = path.join(import.meta.dirname, "..", "..", "..", "assets");
const scales = [
  { suffix: "", pixels: 16 },
  { suffix: "@1.5x", pixels: 24 },
  { suffix: "@2x", pixels: 32 },
  { suffix: "@3x", pixels: 48 },
];

const browser = await chromium.launch({
  executablePath: process.argv[2] ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
try {
  const page = await browser.newPage({ deviceScaleFactor: 1 });
  const tray = path.join(assets, "tray");
  for (const shape of statusShapes) {
    const svg = await readFile(path.join(tray, `${shape}.svg`), "utf8");
    const tones = new Set(
      phases.map(statusLook).flatMap((look) => (look.shape === shape ? [look.tone] : [])),
    );
    for (const { suffix, pixels } of scales) {
      for (const tone of tones)
        await draw(page, svg, pixels, path.join(tray, `${shape}-${tone}${suffix}.png`), trayColours[tone]);
      if (suffix === "" || suffix === "@2x")
        await draw(page, svg, pixels, path.join(tray, `${shape}Template${suffix}.png`), "#000000");
    }
  }
  const icon = await readFile(path.join(assets, "icon", "rockpool.svg"), "utf8");
  for (const pixels of [16, 24, 32, 48, 64, 128, 256, 512, 1024])
    await draw(page, icon, pixels, path.join(assets, "icon", `${pixels}x${pixels}.png`), "#000000");
} finally {
  await browser.close();
}

async function draw(page: Page, svg: string, pixels: number, file: string, colour: string): Promise<void> {
  await page.setViewportSize({ width: pixels, height: pixels });
  await page.setContent(
    `<style>body{margin:0}svg{display:block;width:100vw;height:100vh;color:${colour};fill:currentColor}</style>${svg}`,
  );
  await writeFile(file, await page.screenshot({ omitBackground: true }));
}
