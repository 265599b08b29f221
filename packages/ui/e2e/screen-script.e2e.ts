import react from "@vitejs/plugin-react";
import { build, type Rolldown } from "vite";
import { expect, it, vi } from "vitest";

/** Bytes, minified and not compressed, of all script that is loaded before Home paints. */
const budget = 300_000;

it("loads at most 300 kB of script before Home paints, and nothing that only other rooms need", async () => {
  vi.stubEnv("NODE_ENV", "production");
  const output = (await build({
    configFile: false,
    logLevel: "error",
    plugins: [react()],
    build: {
      write: false,
      rolldownOptions: {
        input: `${import.meta.dirname}/../src/mount.tsx`,
        // Without it an entry that nobody imports exports nothing, and all of it is shaken off.
        preserveEntrySignatures: "strict",
      },
    },
  })) as Rolldown.RolldownOutput;
  const chunks = new Map(
    output.output.flatMap((part) => (part.type === "chunk" ? [[part.fileName, part] as const] : [])),
  );
  const entry = [...chunks.values()].find((chunk) => chunk.isEntry);
  const before = new Set<string>();
  const visit = (fileName: string) => {
    if (before.has(fileName)) return;
    before.add(fileName);
    for (const next of chunks.get(fileName)?.imports ?? []) visit(next);
  };
  visit(entry?.fileName ?? "");

  const loaded = [...before].flatMap((fileName) => chunks.get(fileName) ?? []);
  const bytes = loaded.reduce((sum, { code }) => sum + Buffer.byteLength(code), 0);
  expect(bytes).toBeGreaterThan(180_000);
  expect(bytes).toBeLessThanOrEqual(budget);
  const modules = loaded.flatMap((chunk) => chunk.moduleIds).filter((id) => !id.includes("\0"));
  for (const late of [
    "react-virtuoso",
    "@base-ui",
    "/features/logs/",
    "/features/settings/",
    "/features/images/",
    "/en/failures/",
    "/zod/",
  ])
    expect(modules.filter((id) => id.includes(late))).toEqual([]);
});
