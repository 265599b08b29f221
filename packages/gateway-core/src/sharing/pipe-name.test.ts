import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { pipeName } from "./pipe-name.ts";

let home: string;
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), "rockpool-pipe-"));
});
afterEach(() => rmSync(home, { recursive: true }));

test("the name stays, and cannot be told from the directory's", () => {
  const run = path.join(home, "run");
  const name = pipeName(run);
  expect(name).toMatch(/^rockpool-[\w-]{32}$/);
  expect(pipeName(run)).toBe(name);
  rmSync(run, { recursive: true });
  expect(pipeName(run)).not.toBe(name);
});

test("it is kept for this person's eyes only, with nothing beside it", () => {
  pipeName(home);
  expect(readdirSync(home)).toEqual(["pipe-name"]);
  expect(statSync(path.join(home, "pipe-name")).mode & 0o777).toBe(0o600);
});

test.each(["", "rockpool", "..\\other"])("%j is no name, and is replaced", (text) => {
  writeFileSync(path.join(home, "pipe-name"), text);
  const name = pipeName(home);
  expect(name).toMatch(/^rockpool-[\w-]{32}$/);
  expect(pipeName(home)).toBe(name);
});
