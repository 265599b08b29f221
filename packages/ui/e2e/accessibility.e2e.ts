import axe from "axe-core";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { galleryStates } from "../src/gallery/states.ts";
import { type GalleryPages, openGallery } from "./gallery-pages.ts";

interface Violation {
  readonly theme: string;
  readonly rule: string;
  readonly help: string;
  readonly where: string[];
}

let gallery: GalleryPages;

beforeAll(async () => {
  vi.stubEnv("NODE_ENV", "production");
  gallery = await openGallery();
});

afterAll(() => gallery?.close());

it.each(galleryStates.map(({ name }) => name))("axe complains about nothing in %s", async (state) => {
  const page = await gallery.open(state);
  // By the debugger and not as a script element: the page's own content policy allows no foreign script.
  await page.evaluate(axe.source);
  const found: Violation[] = [];
  for (const theme of ["light", "dark"]) {
    await page.evaluate(`document.documentElement.dataset.theme = "${theme}"`);
    found.push(...(await page.evaluate<Violation[]>(look(theme))));
  }
  expect(found).toEqual([]);
});

function look(theme: string): string {
  return `axe.run({ resultTypes: ["violations"] }).then(({ violations }) => violations.map(({ id, help, nodes }) => ({
    theme: "${theme}", rule: id, help, where: nodes.map((node) => node.html.slice(0, 160)),
  })))`;
}
