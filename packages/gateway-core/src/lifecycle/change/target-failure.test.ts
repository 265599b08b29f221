import { expect, it } from "vitest";
import type { ImageDetails } from "../../engine/engine.ts";
import { image } from "../testing/observed-fixture.ts";
import { targetFailure } from "./target-failure.ts";

const gateway: ImageDetails = {
  ...image,
  os: "linux",
  architecture: "amd64",
  command: ["node", "openclaw.mjs", "gateway"],
};
const of = (version: string) => ({ labels: { "org.opencontainers.image.version": version } });
const judge = (change: Partial<ImageDetails>) => targetFailure({ ...gateway, ...change }, "a:1", "x86_64");

it.each<[string, Partial<ImageDetails>, string | undefined]>([
  ["an image of OpenClaw", of("2026.9.6"), undefined],
  ["one that tells no version", {}, undefined],
  ["one for another processor", { architecture: "arm64" }, "image-platform"],
  ["one for another system", { os: "windows" }, "image-platform"],
  ["one that does not say for what", { os: "", architecture: "" }, undefined],
  ["something else", { command: ["sh"] }, "image-not-openclaw"],
  ["one from before we know how", of("2026.1.30"), "image-unusable"],
  ["the oldest we know", of("2026.4.0"), undefined],
])("%s", (_what, change, code) => {
  expect(judge(change)?.code).toBe(code);
});

it("says what there is and what is wanted", () => {
  expect(judge({ architecture: "arm64" })?.facts).toMatchObject({
    platform: "linux/arm64",
    wanted: "linux/amd64",
  });
});
