import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { buffer, text } from "node:stream/consumers";
import { extract } from "tar-stream";
import { afterEach, beforeEach, expect, test } from "vitest";
import { buildContext } from "./build-context.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "rockpool-context-"));
});
afterEach(() => rm(folder, { recursive: true }));

test("Text, files and links arrive with their modes", async () => {
  const script = path.join(folder, "run.sh");
  await writeFile(script, "#!/bin/sh\n".repeat(20_000));
  const entries = await read(
    buildContext([
      { kind: "text", name: "Dockerfile", text: "FROM scratch\n" },
      { kind: "file", name: "app/run.sh", path: script, mode: 0o755 },
      { kind: "link", name: "bin/run", target: "../../app/run.sh" },
    ]),
  );
  expect(entries).toEqual([
    { name: "Dockerfile", mode: 0o644, type: "file", link: null, body: "FROM scratch\n" },
    { name: "app/run.sh", mode: 0o755, type: "file", link: null, body: "#!/bin/sh\n".repeat(20_000) },
    { name: "bin/run", mode: 0o644, type: "symlink", link: "../../app/run.sh", body: "" },
  ]);
});

test("A file that cannot be read fails the stream instead of ending it early", async () => {
  const tar = buildContext([{ kind: "file", name: "gone", path: path.join(folder, "gone") }]);
  await expect(buffer(tar)).rejects.toThrow("ENOENT");
});

interface Entry {
  name: string;
  mode: number | undefined;
  type: string | null | undefined;
  link: string | null;
  body: string;
}

async function read(tar: NodeJS.ReadableStream): Promise<Entry[]> {
  const entries: Entry[] = [];
  for await (const entry of tar.pipe(extract())) {
    const { name, mode, type, linkname } = entry.header;
    entries.push({ name, mode, type, link: linkname ?? null, body: await text(entry) });
  }
  return entries;
}
