import { mkdir, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import {
  type LocalRegistry,
  noLocalRegistry,
  startLocalRegistry,
} from "@rockpool/gateway-core/testing/local-registry";
import { type PushedImage, pushTestImage } from "@rockpool/gateway-core/testing/push-test-image";
import { tinyImage } from "@rockpool/gateway-core/testing/tiny-image";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makePlace, type Place } from "./support/place.ts";

/** What makes an image OpenClaw's for whoever lists them, and a test's for whoever clears up. */
const labels = {
  "org.opencontainers.image.title": "OpenClaw",
  "org.opencontainers.image.version": "2026.9.6",
  "org.opencontainers.image.source": "https://github.com/openclaw/openclaw",
  "dev.rockpool.test": "1",
};

describe("an image of one's own, from its build to its removal", () => {
  let place: Place;
  let base: string | null;
  const tag = `rockpool-test/cli-${process.pid}:derived`;
  const tar = () => path.join(place.home, "derived.tar");
  beforeAll(async () => {
    place = await makePlace();
    await mkdir(place.home, { recursive: true });
    base = await tinyImage(place.engine);
  });
  afterAll(async () => {
    await place.engine.removeImage(tag, { force: true }).catch(() => {});
    await place.leave();
  });
  const build = (lines: string, options: string[] = []) =>
    place.run(["image", "build", "--from-image", base ?? "", "--dockerfile", "-", "--tag", tag, ...options], {
      stdin: lines,
    });

  test("built on the tiny image, with all that the build prints", async (context) => {
    if (base === null) return context.skip("there is no busybox for the tiny image");
    const instructions = Object.entries(labels).map(([name, value]) => `LABEL ${name}="${value}"`);
    const { code, documents } = await build([...instructions, "RUN echo hello from the build"].join("\n"), [
      "--json",
      "--verbose",
    ]);
    expect(documents.at(-1)).toMatchObject({
      event: "result",
      ok: true,
      reference: tag,
      version: "2026.9.6",
    });
    expect(code).toBe(0);
    expect(await place.engine.inspectImage(tag)).toMatchObject({ id: documents.at(-1)?.id });
    const printed = documents.filter(({ event }) => event === "output").flatMap(({ lines }) => lines);
    expect(printed.join("\n")).toContain("hello from the build");
  });

  test("a step that fails is told with its last lines, and replaces nothing", async () => {
    const before = await place.engine.inspectImage(tag);
    const { code, stderr } = await build("RUN echo nearly && exit 3");
    expect(code).toBe(1);
    expect(stderr).toContain("build-failed");
    expect(stderr).toContain("nearly");
    expect((await place.engine.inspectImage(tag))?.id).toBe(before?.id);
  });

  test("listed, as one array", async () => {
    const { code, stdout } = await place.run(["image", "list", "--json"]);
    expect(code).toBe(0);
    const images = JSON.parse(stdout) as { references: string[] }[];
    expect(images.find(({ references }) => references.includes(tag))).toMatchObject({
      version: "2026.9.6",
      built: "derived",
    });
    expect((await place.run(["image", "list"])).stdout).toContain(tag);
  });

  test("saved to a file, which is not overwritten without --force", async () => {
    const { code, stdout } = await place.run(["image", "save", tag, tar()]);
    expect([code, stdout]).toEqual([0, expect.stringContaining(`to ${tar()}`)]);
    expect((await stat(tar())).size).toBeGreaterThan(100_000);
    expect((await place.run(["image", "save", tag, tar()])).code).not.toBe(0);
    expect((await place.run(["image", "save", tag, tar(), "--force"])).code).toBe(0);
  });

  test("removed after a yes, and loaded again", async () => {
    const dry = await place.run(["image", "remove", tag, "--dry-run"]);
    expect([dry.code, dry.stdout]).toEqual([0, expect.stringContaining(tag)]);
    expect((await place.run(["image", "remove", tag])).code).toBe(3);
    expect(await place.engine.inspectImage(tag)).not.toBeNull();
    expect((await place.run(["image", "remove", tag, "--yes"])).code).toBe(0);
    expect(await place.engine.inspectImage(tag)).toBeNull();
    const { code, documents } = await place.run(["image", "load", tar(), "--json"]);
    expect(documents.at(-1)).toMatchObject({ event: "result", ok: true, reference: tag });
    expect(code).toBe(0);
    expect((await place.run(["image", "remove", tag, "--yes"])).code).toBe(0);
  });

  test("a file that holds no image is refused, and so is an image that is not here", async () => {
    const file = path.join(place.home, "no.tar");
    await writeFile(file, "not a tar");
    expect((await place.run(["image", "load", file])).code).toBe(2);
    expect((await place.run(["image", "save", tag, path.join(place.home, "x.tar")])).code).toBe(1);
  });
});

describe("from a registry", () => {
  const reason = noLocalRegistry();
  let place: Place;
  let registry: LocalRegistry | null = null;
  let pushed: PushedImage;
  const image = (layers: number[], version: string) => ({
    repository: "openclaw/openclaw",
    tag: "latest",
    layers,
    labels: { ...labels, "org.opencontainers.image.version": version },
  });
  beforeAll(async () => {
    place = await makePlace();
    if (reason !== null) return;
    registry = await startLocalRegistry();
    pushed = await pushTestImage(registry.address, image([3_000_000, 1_000_000], "2026.9.6"));
  });
  afterAll(async () => {
    if (registry) await place.engine.removeImage(pushed.reference, { force: true }).catch(() => {});
    await place.leave();
    await registry?.stop();
  });

  test("pulled by the name in OPENCLAW_IMAGE, with lines of progress", async (context) => {
    if (reason !== null) return context.skip(reason);
    const env = { OPENCLAW_IMAGE: pushed.reference };
    const { code, documents } = await place.run(["image", "pull", "--json"], { env });
    const { reference, digest } = pushed;
    expect(documents.at(-1)).toMatchObject({
      event: "result",
      ok: true,
      reference,
      digest,
      version: "2026.9.6",
    });
    expect(code).toBe(0);
    const progress = documents.filter(({ event }) => event === "progress");
    const done = progress.map(({ bytesDone }) => Number(bytesDone));
    expect(done).toEqual(done.toSorted((one, other) => one - other));
    expect(progress.at(-1)).toMatchObject({ bytesDone: progress.at(-1)?.bytesTotal });
  });

  test("in a terminal there is a bar, and at last what came", async (context) => {
    if (reason !== null) return context.skip(reason);
    await place.engine.removeImage(pushed.reference, { force: true });
    const { code, stdout } = await place.run(["image", "pull", pushed.reference], { terminal: true });
    expect(code).toBe(0);
    expect(stdout).toContain("\u001b[0J");
    expect(stdout).toContain(`The image is here: ${pushed.reference}`);
  });

  test("tags are read, and a tag that has moved is noticed", async (context) => {
    if (reason !== null || registry === null) return context.skip(reason ?? "");
    const tags = await place.run(["image", "tags", pushed.reference, "--json"]);
    expect(tags.documents).toMatchObject([{ channels: ["latest"] }]);
    expect((await place.run(["config", "set", "image", pushed.reference])).code).toBe(0);
    const env = { OPENCLAW_IMAGE: "" };
    const same = await place.run(["image", "check", "--json"], { env });
    expect(same.documents).toMatchObject([{ newer: false, digest: pushed.digest }]);
    const moved = await pushTestImage(registry.address, image([1_000_000], "2026.9.7"));
    const { documents } = await place.run(["image", "check", "--json"], { env });
    expect(documents).toMatchObject([{ newer: true, digest: moved.digest, version: "2026.9.7" }]);
    expect((await place.run(["image", "check"], { env })).stdout).toContain("2026.9.7");
  });

  test("what the registry does not have is told in words", async (context) => {
    if (reason !== null || registry === null) return context.skip(reason ?? "");
    const missing = `${registry.address}/openclaw/openclaw:no-such-tag`;
    const { code, stderr } = await place.run(["image", "pull", missing]);
    expect(code).toBe(1);
    expect(stderr).toContain("registry-not-found");
  });
});
