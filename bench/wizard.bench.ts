import type { Page } from "playwright-core";
import { openGallery } from "../packages/ui/e2e/gallery-pages.ts";
import type { Figure } from "./figure.ts";
import { median } from "./gateway/median.ts";

const runs = 5;
const barMs = 100;

/** What a person does on a screen of the wizard: the state it begins with, and the act. */
const acts: [state: string, act: (page: Page) => Promise<void>][] = [
  ["setup-welcome", press("Begin")],
  ["setup-engine-warning", press("Continue")],
  ["setup-engine-missing", choose("Fedora")],
  ["setup-existing", press("Back")],
  ["setup-image", press("Back")],
  ["setup-data", press("Continue")],
  ["setup-form", press("Back")],
  ["assistant-providers", (page) => page.getByLabel("Search providers").pressSequentially("o")],
  ["assistant-providers", choose("Other")],
  ["assistant-key", (page) => page.getByLabel("Anthropic API key").pressSequentially("k")],
  ["hello", press("Send")],
  ["demo-running", (page) => page.getByLabel("Message").pressSequentially("h")],
];

/** From each screen's click or key to the next picture, as the browser's own event timing tells it, in steps of 8 ms. */
export async function bench(): Promise<Figure[]> {
  const gallery = await openGallery();
  try {
    const figures: Figure[] = [];
    for (const [state, act] of acts) {
      const values: number[] = [];
      for (let run = 0; run < runs; run++) values.push(await reaction(await gallery.open(state), act));
      const ours = median(values);
      figures.push({
        what: `${state}: from an input to the next picture`,
        baseline: null,
        ours,
        unit: "ms",
        bar: `≤ ${barMs} ms`,
        ok: ours <= barMs,
        runs: values,
      });
    }
    return figures;
  } finally {
    await gallery.close();
  }
}

function press(name: string) {
  return (page: Page) => page.getByRole("button", { name, exact: true }).click();
}

function choose(name: string) {
  return (page: Page) => page.getByRole("radio", { name }).click();
}

/** The longest of the events that the act made. Those under 16 ms are not told, and count as that. */
async function reaction(page: Page, act: (page: Page) => Promise<void>): Promise<number> {
  await page.evaluate(`
    window.longest = 16;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration);
    }).observe({ type: "event", durationThreshold: 16 });`);
  await act(page);
  await page.waitForTimeout(500);
  return await page.evaluate<number>("window.longest");
}
