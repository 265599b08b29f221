import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { privateDirectory } from "./private-directory.ts";

const uid = process.getuid?.() ?? -1;
let place = "";

beforeEach(async () => {
  place = await fs.mkdtemp(path.join(os.tmpdir(), "rockpool-private-"));
});
afterEach(() => fs.rm(place, { recursive: true, force: true }));

it("makes a directory that only this person can enter, and closes one that stood open", async () => {
  const directory = path.join(place, "a", "run");
  await privateDirectory(directory, uid);
  expect((await fs.stat(directory)).mode & 0o777).toBe(0o700);
  await fs.chmod(directory, 0o755);
  await privateDirectory(directory, uid);
  expect((await fs.stat(directory)).mode & 0o777).toBe(0o700);
});

it("says which directory cannot be made, and why", async () => {
  const file = path.join(place, "file");
  await fs.writeFile(file, "");
  await expect(privateDirectory(path.join(file, "run"), uid)).rejects.toMatchObject({
    failure: { code: "home-missing", facts: { path: path.join(file, "run"), reason: "ENOTDIR" } },
  });
});

it("does not trust a directory of somebody else", async () => {
  await expect(privateDirectory(place, uid + 1)).rejects.toMatchObject({
    failure: { code: "service-unreachable" },
  });
});
