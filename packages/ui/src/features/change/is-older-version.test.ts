import { expect, it } from "vitest";
import { isOlderVersion } from "./is-older-version.ts";

it.each([
  ["2026.4.29", "2026.9.6", true],
  ["2026.9.6", "2026.4.29", false],
  ["2026.9.6", "2026.9.6", false],
  ["2026.9.6", "2026.10.1", true],
  ["2026.9.6-beta.2", "2026.9.6", true],
  ["2026.9.6-beta.2", "2026.9.6-beta.10", true],
  ["2026.9.6", "2026.9.6-1", true],
  ["main", "2026.9.6", false],
])("%s is older than %s: %s", (one, other, older) => {
  expect(isOlderVersion(one, other)).toBe(older);
});
