import { expect, it } from "vitest";
import { isImageReference } from "./image-reference.ts";
import { defaultImage } from "./settings.ts";

const hex = "0123456789abcdef".repeat(4);

it.each([
  defaultImage,
  "openclaw",
  "openclaw:local",
  "alpine/openclaw:2026.9.6",
  "localhost:5000/a__b/c-d.e:Tag_1",
  "Registry/openclaw",
  "[::1]:5000/openclaw",
  `ghcr.io/openclaw/openclaw:latest@sha256:${hex}`,
  `sha256:${hex}`,
  hex,
])("takes %s", (text) => {
  expect(isImageReference(text)).toBe(true);
});

it.each([
  "",
  "Not Valid",
  "OpenClaw",
  "openclaw:",
  "openclaw:-x",
  "-v",
  "../containers/x",
  "a/../b",
  "a//b",
  "a?b=c",
  "a#b",
  "https://ghcr.io/openclaw",
  "a@sha256:short",
  `${"a".repeat(600)}`,
])("refuses %j", (text) => {
  expect(isImageReference(text)).toBe(false);
});
