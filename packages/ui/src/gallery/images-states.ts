import type { FakeBridge } from "../testing/fake-bridge.ts";
import { snapshotIn } from "../testing/snapshots.ts";
import { fill } from "./fill.ts";
import { type GalleryState, press } from "./gallery-state.ts";
import {
  leftovers,
  manyTags,
  repository,
  resolvedImage,
  sampleImage,
  threeCheckpoints,
  twelveImages,
} from "./sample-images.ts";

/** What every state of the room may ask for. */
export function withImages(bridge: FakeBridge): void {
  bridge
    .succeed("images.list", { images: twelveImages, leftovers })
    .answer("images.resolve", ({ reference }) => ({ ok: true, value: resolvedImage(reference) }))
    .succeed("images.tags", manyTags)
    .succeed("checkpoints.list", { checkpoints: threeCheckpoints })
    .answer("images.previewRemoval", ({ reference }) => ({
      ok: true,
      value: { id: reference, references: [reference], deletes: true, bytes: 2_840_000_000 },
    }));
}

const never = () => new Promise<never>(() => {});
const base = { room: "images", snapshot: snapshotIn("running"), prepare: withImages } as const;
const dialog = "[role=alertdialog]";
const { wish } = snapshotIn("running");

export const imagesStates: GalleryState[] = [
  { ...base, name: "images" },
  {
    ...base,
    name: "images-newer",
    snapshot: snapshotIn("running", {
      wish: { ...wish, image: `${repository}:latest` },
      image: {
        ...snapshotIn("running").image,
        newer: { digest: `sha256:${"f".repeat(64)}`, version: "2026.9.7" },
      },
    }),
  },
  {
    ...base,
    name: "images-twelve",
    act: () => document.querySelector("main ul > li:nth-child(5)")?.scrollIntoView(),
  },
  {
    ...base,
    name: "images-twelve-end",
    act: () => document.querySelector("main ul > li:last-child")?.scrollIntoView(),
  },
  {
    ...base,
    name: "images-empty",
    snapshot: snapshotIn("no-image", { image: { here: null, newer: null, checkedAt: null } }),
    prepare: (bridge) => bridge.succeed("images.list", { images: [], leftovers: [] }),
  },
  { ...base, name: "images-loading", prepare: (bridge) => bridge.answer("images.list", never) },
  {
    ...base,
    name: "images-failed",
    prepare: (bridge) => bridge.fail("images.list", { code: "engine-unreachable", message: "EPIPE" }),
  },
  { ...base, name: "images-clean-up", act: () => press("Clean up"), shows: dialog },
  { ...base, name: "images-remove", act: () => press("Remove"), shows: dialog },
  {
    ...base,
    name: "images-remove-in-use",
    prepare: (bridge) => {
      withImages(bridge);
      bridge.fail("images.previewRemoval", {
        code: "image-in-use",
        message: "conflict",
        facts: { image: `${repository}:2026.9.6`, holder: "rockpool-gateway" },
      });
    },
    act: () => press("Remove"),
    shows: dialog,
  },
  {
    ...base,
    name: "images-save",
    act: async () => {
      await press("Save to a file");
      await fill("File", "openclaw.tar");
    },
    shows: dialog,
  },
  { ...base, name: "images-get", act: () => press("Get another") },
  {
    ...base,
    name: "images-get-asking",
    prepare: (bridge) => {
      withImages(bridge);
      bridge.answer("images.resolve", never);
    },
    act: () => press("Get another"),
  },
  {
    ...base,
    name: "images-get-refused",
    prepare: (bridge) => {
      withImages(bridge);
      bridge.fail("images.resolve", {
        code: "registry-unreachable",
        message: "ENOTFOUND",
        facts: { registry: "ghcr.io", reason: "no such host" },
        actions: [{ kind: "use-mirror", value: "docker.io/openclaw/openclaw:latest" }, { kind: "retry" }],
      });
    },
    act: () => press("Get another"),
  },
  {
    ...base,
    name: "images-get-first",
    snapshot: snapshotIn("no-image", { image: { here: null, newer: null, checkedAt: null } }),
    act: () => press("Get another"),
  },
  {
    ...base,
    name: "images-get-version",
    act: async () => {
      await press("Get another");
      await press("Version");
      await press("2026.9.5");
    },
  },
  {
    ...base,
    name: "images-get-invalid",
    act: async () => {
      await press("Get another");
      await press("Any image");
      await fill("Image", "ghcr.io/OpenClaw/openclaw :latest");
    },
  },
  { ...base, name: "images-build-npm", act: () => press("Build") },
  {
    ...base,
    name: "images-build-source",
    act: async () => {
      await press("Build");
      await press("Source");
      await press("Options");
    },
  },
  {
    ...base,
    name: "images-build-derived",
    act: async () => {
      await press("Build");
      document.querySelectorAll<HTMLInputElement>("form input[type=radio]")[3]?.click();
      await fill("Image to build on", "Not An Image");
      await fill(
        "Lines of the Dockerfile",
        "USER root\nRUN apt-get update && apt-get install -y ffmpeg\nUSER node",
      );
    },
  },
  { ...base, name: "images-copies", act: () => press("Copies") },
  {
    ...base,
    name: "images-copies-empty",
    prepare: (bridge) => {
      withImages(bridge);
      bridge.succeed("checkpoints.list", { checkpoints: [] });
    },
    act: () => press("Copies"),
  },
  {
    ...base,
    name: "images-copies-remove",
    act: async () => {
      await press("Copies");
      await press("Remove");
    },
    shows: dialog,
  },
  {
    ...base,
    name: "images-not-ours-only",
    prepare: (bridge) =>
      bridge.succeed("images.list", {
        images: [sampleImage("2026.9.6", { keptBecause: "wanted" })],
        leftovers: [],
      }),
  },
];
