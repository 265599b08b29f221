import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { type GalleryPages, openGallery } from "./gallery-pages.ts";

// What only a real layout shows: which lines are on the screen.
let gallery: GalleryPages;

beforeAll(async () => {
  vi.stubEnv("NODE_ENV", "production");
  gallery = await openGallery();
});

afterAll(() => gallery?.close());

/** The numbers of the lines that are in sight. */
async function linesInSight(page: Page): Promise<number[]> {
  return page.evaluate(() => {
    const region = document.querySelector("[aria-label='Gateway log']");
    const frame = region?.getBoundingClientRect();
    if (!region || !frame) return [];
    return [...region.querySelectorAll("[data-item-index]")]
      .filter((row) => {
        const { top, bottom } = row.getBoundingClientRect();
        return top >= frame.top - 1 && bottom <= frame.bottom + 1;
      })
      .map((row) => Number(/line (\d+)$/.exec(row.textContent ?? "")?.[1]));
  });
}

/** Waits until what is in sight is as wanted and does not move any more. */
async function settled(page: Page, wanted: (lines: number[]) => boolean): Promise<number[]> {
  let last: number[] = [];
  const look = async () => {
    const before = last;
    last = await linesInSight(page);
    return wanted(last) && before.length === last.length && before[0] === last[0];
  };
  await expect.poll(look, { timeout: 30_000, interval: 200 }).toBe(true);
  return last;
}

const write = (page: Page, from: number, count: number) =>
  page.evaluate(`window.writeLines(${from}, ${count})`);

it("follows a hundred thousand lines, with only what is in sight in the document", async () => {
  const page = await gallery.open("logs-many");
  await write(page, 0, 100_000);
  await settled(page, (lines) => lines.includes(99_999));
  expect(await page.locator("[data-item-index]").count()).toBeLessThan(120);
  await write(page, 100_000, 10);
  await settled(page, (lines) => lines.includes(100_009));
});

it("stays where a reader is while lines come, and jumps to the latest on request", async () => {
  const page = await gallery.open("logs-many");
  await write(page, 0, 5000);
  await settled(page, (lines) => lines.includes(4999));
  await page.getByRole("region", { name: "Gateway log" }).hover();
  await page.mouse.wheel(0, -4000);
  const before = await settled(page, (lines) => lines.length > 20 && !lines.includes(4999));
  await write(page, 5000, 500);
  await page.getByText("5,500 lines").waitFor();
  expect(await linesInSight(page)).toEqual(before);
  await page.getByRole("button", { name: "Jump to latest" }).click();
  await settled(page, (lines) => lines.includes(5499));
  await expect.poll(() => page.getByRole("button", { name: "Jump to latest" }).count()).toBe(0);
});

it("stays where a reader is while the oldest lines are forgotten", async () => {
  const page = await gallery.open("logs-many");
  await write(page, 0, 100_000);
  await settled(page, (lines) => lines.includes(99_999));
  await page.getByRole("region", { name: "Gateway log" }).hover();
  await page.mouse.wheel(0, -4000);
  const before = await settled(page, (lines) => lines.length > 20 && !lines.includes(99_999));
  await write(page, 100_000, 6000);
  await page.getByText("6,000 lines are not kept").waitFor();
  await settled(page, (lines) => lines[0] === before[0]);
});

it("stays where a reader is when lines are no longer wrapped, at the end or before it", async () => {
  const page = await gallery.open("logs-many");
  await write(page, 0, 5000);
  await settled(page, (lines) => lines.includes(4999));
  const wrap = page.getByRole("button", { name: "Wrap lines" });
  await wrap.click();
  await settled(page, (lines) => lines.includes(4999) && lines.length > 20);
  await page.getByRole("region", { name: "Gateway log" }).hover();
  await page.mouse.wheel(0, -4000);
  const [first = 0] = await settled(page, (lines) => lines.length > 20 && !lines.includes(4999));
  await wrap.click();
  await settled(page, (lines) => lines.length > 20 && Math.abs((lines[0] ?? 0) - first) <= 1);
});

it("brings a match into sight", async () => {
  const page = await gallery.open("logs-many");
  await write(page, 0, 20_000);
  await settled(page, (lines) => lines.includes(19_999));
  await page.getByRole("textbox", { name: "Search logs" }).fill("line 12345");
  await page.keyboard.press("Enter");
  await page.getByText("1 of 1").waitFor();
  await settled(page, (lines) => lines.includes(12_345));
});
