import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { testHost } from "../testing/test-host.ts";
import { writeFiles } from "./write-files.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "rockpool-files-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const files = [
  { name: "docker-compose.yml", content: "services: {}\n", mode: 0o644 },
  { name: ".env", content: "TOKEN=hush\n", mode: 0o600 },
];
const write = (patch: Partial<Parameters<typeof writeFiles>[0]> = {}) =>
  writeFiles({
    host: testHost(),
    directory: path.join(folder, "new", "place"),
    files,
    overwrite: false,
    ...patch,
  });

it("makes the folder, and files that only their owner reads where they hold secrets", async () => {
  await write();
  const place = path.join(folder, "new", "place");
  expect((await readdir(place)).sort()).toEqual([".env", "docker-compose.yml"]);
  expect((await stat(path.join(place, ".env"))).mode & 0o777).toBe(0o600);
  expect(await readFile(path.join(place, "docker-compose.yml"), "utf8")).toBe("services: {}\n");
});

it("replaces nothing without a yes, and then writes none of them", async () => {
  await writeFile(path.join(folder, ".env"), "mine");
  await expect(write({ directory: folder })).rejects.toMatchObject({
    failure: { code: "file-exists", facts: { path: path.join(folder, ".env") } },
  });
  expect(await readdir(folder)).toEqual([".env"]);
  await write({ directory: folder, overwrite: true });
  expect(await readFile(path.join(folder, ".env"), "utf8")).toBe("TOKEN=hush\n");
});

it.each(["relative/place", ""])("refuses %j, naming the field", async (directory) => {
  await expect(write({ directory })).rejects.toMatchObject({
    failure: { code: "path-invalid", facts: { field: "directory" } },
  });
});

it("says what is in the way", async () => {
  await writeFile(path.join(folder, "file"), "");
  await expect(write({ directory: path.join(folder, "file", "below") })).rejects.toMatchObject({
    failure: { code: "path-invalid", facts: { reason: expect.stringMatching(/ENOTDIR|EEXIST/) } },
  });
});
