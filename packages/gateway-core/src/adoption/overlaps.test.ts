import { expect, it } from "vitest";
import { overlaps } from "./overlaps.ts";

it.each([
  ["/a/b", "/a/b", true],
  ["/a/b/c", "/a/b", true],
  ["/a", "/a/b", true],
  ["/a/b", "/a/bc", false],
  ["/a/..b", "/a", true],
  ["/a/b", "/c", false],
])("%s and %s: %s", (one, other, expected) => {
  expect(overlaps(one, other)).toBe(expected);
});
