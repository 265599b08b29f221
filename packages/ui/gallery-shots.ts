import { mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openGallery } from "./e2e/gallery-pages.ts";

// Pictures of every state of the gallery, to be looked at: `node packages/ui/gallery-shots.ts [FOLDER] [PATTERN]`.
const [folder = join(tmpdir(), "rockpool-shots"), pattern = ""] = process.argv.slice(2);
const windows = [
  { name: "wide", width: 1040, height: 720 },
  { name: "small", width: 720, height: 520 },
];

await mkdir(folder, { recursive: true });
const gallery = await openGallery();
try {
  for (const state of gallery.names.filter((name) => new RegExp(pattern).test(name)))
    for (const theme of ["light", "dark"] as const)
      for (const { name, width, height } of windows) {
        const page = await gallery.open(state, { theme, width, height });
        await page.screenshot({ path: join(folder, `${state}-${theme}-${name}.png`) });
      }
} finally {
  await gallery.close();
}
console.error(`pictures in ${folder}`);
