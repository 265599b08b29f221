import { resolve } from "node:path";
import { fakeImages } from "@rockpool/gateway-core/router/testing/fake-images";
import { fakeService } from "@rockpool/gateway-core/router/testing/fake-service";
import { describe, expect, test } from "vitest";
import { runCli } from "../../testing/run-cli.ts";

const reference = "ghcr.io/openclaw/openclaw:2026.9.6";

describe("list", () => {
  test("in a pipe it is a table, however wide", async () => {
    const cli = runCli(["image", "list"]);
    expect(await cli.exit).toBe(0);
    const [head, first, second, leftovers] = cli.stdout().split("\n");
    expect(head).toMatch(/^Version +Reference +Digest or id +Size +Created +Used by +Kept$/);
    expect(first).toMatch(
      /^2026\.9\.6 +ghcr\.io\/openclaw\/openclaw:2026\.9\.6 +8c1f4f0d8c1f +1\.2 GB .*rockpool-gateway +in use$/,
    );
    expect(second).toMatch(/^2026\.4\.29 .*77aa77aa77aa .*clean removes it$/);
    expect(leftovers).toContain("1 image without a name, 240 MB");
  });

  test("80 columns hold every line of it", async () => {
    const service = fakeService();
    const [image] = fakeImages.list.images;
    if (!image) throw new Error("the fake has one");
    const names = [reference, "127.0.0.1:5000/somebody/a-rather-long-name/openclaw:2026.9.6-beta.1"];
    const list = { images: [{ ...image, references: names }], leftovers: [] };
    const handlers = { ...service.handlers, "images.list": () => list };
    const cli = runCli(["image", "list", "--no-color"], { service: { ...service, handlers }, tty: true });
    expect(await cli.exit).toBe(0);
    const lines = cli.stdout().trimEnd().split("\n");
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
    expect(lines.slice(0, 2)).toEqual(names);
    for (const fact of ["2026.9.6", "8c1f4f0d8c1f", "1.2 GB", "rockpool-gateway", "in use"])
      expect(lines.slice(2).join("\n")).toContain(fact);
  });

  test("--json is an array", async () => {
    const cli = runCli(["image", "list", "--json"]);
    expect(await cli.exit).toBe(0);
    expect(JSON.parse(cli.stdout())).toEqual(fakeImages.list.images);
  });

  test("nothing here says how to get one", async () => {
    const service = fakeService();
    const handlers = { ...service.handlers, "images.list": () => ({ images: [], leftovers: [] }) };
    const cli = runCli(["image", "list"], { service: { ...service, handlers } });
    expect(await cli.exit).toBe(0);
    expect(cli.stdout()).toBe("");
    expect(cli.stderr()).toContain("rockpool image pull");
  });
});

test("tags tells channels and versions, and what is a preview", async () => {
  const cli = runCli(["image", "tags"]);
  expect(await cli.exit).toBe(0);
  expect(cli.stdout()).toMatch(/^ {2}extended-stable$/m);
  expect(cli.stdout()).toMatch(/^ {2}2026\.9\.6$/m);
  expect(cli.stdout()).toMatch(/^ {2}2026\.9\.1-beta\.1 {2}preview$/m);
  const inJson = runCli(["image", "tags", "openclaw:local", "--json"]);
  await inJson.exit;
  expect(inJson.documents()).toEqual([fakeImages.tags]);
  expect(inJson.service.called).toContainEqual({
    name: "images.tags",
    input: { reference: "openclaw:local" },
  });
});

describe("load and save", () => {
  test("files are named by their full path", async () => {
    const load = runCli(["image", "load", "some.tar"]);
    expect(await load.exit).toBe(0);
    expect(load.service.called).toContainEqual({ name: "images.load", input: { path: resolve("some.tar") } });
    expect(load.stdout()).toContain("✓ Loaded openclaw:local");
    const save = runCli(["image", "save", reference, "../some.tar"]);
    expect(await save.exit).toBe(0);
    const path = resolve("../some.tar");
    expect(save.service.called).toContainEqual({
      name: "images.save",
      input: { reference, path, overwrite: false },
    });
    expect(save.stdout()).toContain(`to ${path}\n`);
    const forced = runCli(["image", "save", reference, "some.tar", "--force"]);
    await forced.exit;
    expect(forced.service.called).toContainEqual({
      name: "images.save",
      input: { reference, path: resolve("some.tar"), overwrite: true },
    });
  });
});

describe("check", () => {
  test("a tag that has not moved", async () => {
    const cli = runCli(["image", "check"]);
    expect(await cli.exit).toBe(0);
    expect(cli.stdout()).toContain(`✓ ${reference} has not moved: sha256:8c1f4f0d8c1f, 2026.9.6`);
  });

  test("one that has, with what is here and what to type", async () => {
    const service = fakeService();
    const answer = { reference, digest: `sha256:${"ab".repeat(32)}`, version: "2026.9.7", newer: true };
    const handlers = { ...service.handlers, "images.check": () => answer };
    const cli = runCli(["image", "check"], { service: { ...service, handlers } });
    expect(await cli.exit).toBe(0);
    expect(cli.stdout()).toBe(
      `↑ A newer ${reference} is there: sha256:abababababab, 2026.9.7\n  You have 2026.9.6.\n`,
    );
    expect(cli.stderr()).toContain(`rockpool image use ${reference}`);
    const inJson = runCli(["image", "check", "--json"], { service: { ...service, handlers } });
    await inJson.exit;
    expect(inJson.documents()).toMatchObject([{ ...answer, here: { version: "2026.9.6" } }]);
  });
});
