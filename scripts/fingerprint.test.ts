import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { checkout, inCheckout } from "./checkout.mjs";
import { contentFingerprint, treeFingerprint } from "./fingerprint.mjs";

let folder = "";
let relative = "";

beforeEach(() => {
  mkdirSync(inCheckout(".cache"), { recursive: true });
  folder = mkdtempSync(inCheckout(".cache", "fingerprint-"));
  relative = path.relative(checkout, folder);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, text = "x") => writeFileSync(path.join(folder, name), text);

test("a tree changes with a new, a changed, a touched and a removed file", () => {
  write("a.ts");
  const seen = new Set([treeFingerprint([relative])]);
  write("b.ts");
  seen.add(treeFingerprint([relative]));
  write("b.ts", "longer");
  seen.add(treeFingerprint([relative]));
  utimesSync(path.join(folder, "b.ts"), 1, 1);
  seen.add(treeFingerprint([relative]));
  expect(seen.size).toBe(4);

  const before = treeFingerprint([relative]);
  rmSync(path.join(folder, "b.ts"));
  expect(treeFingerprint([relative])).not.toBe(before);
});

test("a test makes no build stale, and a missing folder is empty", () => {
  write("a.ts");
  const before = treeFingerprint([relative, "nowhere"]);
  write("a.test.ts");
  write("a.engine.test.ts");
  write("a.e2e.ts");
  expect(treeFingerprint([relative, "nowhere"])).toBe(before);
});

test("contents: a fresh mtime is no change, a moved byte is", () => {
  write("a.json", "12");
  write("b.json", "3");
  const files = ["a.json", "b.json"].map((name) => `${relative}/${name}`);
  const before = contentFingerprint(files);
  utimesSync(path.join(folder, "a.json"), 1, 1);
  expect(contentFingerprint(files)).toBe(before);
  write("a.json", "1");
  write("b.json", "23");
  expect(contentFingerprint(files)).not.toBe(before);
});
