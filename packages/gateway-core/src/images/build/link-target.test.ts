import { expect, test } from "vitest";
import { linkTarget } from "./link-target.ts";

const links: Record<string, string> = {
  plain: "src/main.ts",
  "bin/run": "../src/run.sh",
  dangling: "nowhere/at/all",
  "bin/out": "../../etc/passwd",
  up: "..",
  absolute: "/etc/passwd",
  drive: "C:/Windows",
  "deep/down/there": "../..",
  // Looks as if it stayed inside: deep/down/there is the root, and its parent is not.
  "through-a-link": "deep/down/there/../secret",
  "through-a-good-link": "deep/down/there/src/main.ts",
  loop: "loop",
};
const readLink = (file: string) => links[file] ?? null;

test.each([
  ["plain", "src/main.ts"],
  ["bin/run", "src/run.sh"],
  ["dangling", "nowhere/at/all"],
  ["deep/down/there", ""],
  ["through-a-good-link", "src/main.ts"],
])("%s stays inside", async (link, end) => {
  expect(await linkTarget(link, readLink)).toBe(end);
});

test.each(["bin/out", "up", "absolute", "drive", "through-a-link", "loop"])("%s leads out", async (link) => {
  expect(await linkTarget(link, readLink)).toBeNull();
});
