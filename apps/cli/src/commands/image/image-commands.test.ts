import { resolve } from "node:path";
import { RockpoolError } from "@rockpool/gateway-core/contract/rockpool-error";
import { fakeImages } from "@rockpool/gateway-core/router/testing/fake-images";
import { fakeService } from "@rockpool/gateway-core/router/testing/fake-service";
import { describe, expect, test } from "vitest";
import { runCli } from "../../testing/run-cli.ts";

const reference = "ghcr.io/openclaw/openclaw:2026.9.6";

describe("pull", () => {
  test("gets what is named, and says what came", async () => {
    const cli = runCli(["image", "pull", reference]);
    expect(await cli.exit).toBe(0);
    expect(cli.service.called).toContainEqual({ name: "images.pull", input: { reference } });
    expect(cli.stdout()).toBe(`✓ The image is here: ${reference}, sha256:8c1f4f0d8c1f, 2026.9.6, 1.2 GB\n`);
    expect(cli.stderr()).toContain("Image is here");
  });

  test("without a name the image in settings; OPENCLAW_IMAGE wins and is said", async () => {
    const wished = runCli(["image", "pull"]);
    await wished.exit;
    expect(wished.service.called).toContainEqual({
      name: "images.pull",
      input: { reference: "ghcr.io/openclaw/openclaw:latest" },
    });
    const overridden = runCli(["image", "pull"], { env: { OPENCLAW_IMAGE: "openclaw:local" } });
    await overridden.exit;
    expect(overridden.service.called).toContainEqual({
      name: "images.pull",
      input: { reference: "openclaw:local" },
    });
    expect(overridden.stderr()).toContain("from OPENCLAW_IMAGE");
  });

  test("--json ends with the image and the exit code", async () => {
    const cli = runCli(["image", "pull", reference, "--json"]);
    expect(await cli.exit).toBe(0);
    const [first, last] = [cli.documents()[0], cli.documents().at(-1)];
    expect(first).toMatchObject({ event: "step", kind: "pull", step: { id: "pull-image", state: "doing" } });
    const { digest, id, version } = fakeImages.list.images[0] ?? {};
    expect(last).toMatchObject({ event: "result", ok: true, exitCode: 0, reference, digest, id, version });
    expect(Object.keys(last ?? {}).slice(0, 3)).toEqual(["event", "ok", "exitCode"]);
    expect(last).not.toHaveProperty("address");
  });

  test("a failure is told with its exit code, in words and in JSON", async () => {
    const failure = {
      code: "registry-denied" as const,
      message: "401",
      facts: { registry: "ghcr.io", image: reference },
    };
    const cli = runCli(["image", "pull", reference], { service: fakeService({ failure }) });
    expect(await cli.exit).toBe(1);
    expect(cli.stderr()).toContain("docker login ghcr.io");
    const inJson = runCli(["image", "pull", reference, "--json"], { service: fakeService({ failure }) });
    expect(await inJson.exit).toBe(1);
    expect(inJson.documents().at(-1)).toMatchObject({ event: "result", ok: false, exitCode: 1, failure });
  });

  test.each([
    ["image", "pull", "Not Valid"],
    ["image", "tags", ":"],
    ["image", "use", "-"],
  ])("%j %j %j is refused before anybody is asked", async (...args) => {
    const cli = runCli(args);
    expect(await cli.exit).toBe(2);
    expect(cli.stderr()).toContain("image-reference-invalid");
    expect(cli.stderr()).toContain("Use a name such as");
    expect(cli.service.called).toEqual([]);
  });

  test("Ctrl-C cancels, and says what is kept", async () => {
    const service = fakeService({ operationMs: Number.POSITIVE_INFINITY });
    const cli = runCli(["image", "pull"], { service });
    await expect.poll(() => service.snapshot().imageOperation?.state).toBe("running");
    cli.interrupt();
    expect(await cli.exit).toBe(130);
    expect(service.called.some(({ name }) => name === "operation.cancel")).toBe(true);
    expect(cli.stderr()).toContain("Download cancelled\nNothing that was here has changed.\n");
  });

  test("a cancelled download says that layers are kept", async () => {
    const service = fakeService({ operationMs: Number.POSITIVE_INFINITY });
    const cli = runCli(["image", "pull"], { service });
    await expect.poll(() => service.subscribers("snapshot")).toBe(1);
    const operation = service.snapshot().imageOperation;
    if (!operation) throw new Error("none runs");
    const failure = { code: "operation-cancelled" as const, message: "cancelled", facts: { kept: "layers" } };
    service.setSnapshot({ imageOperation: { ...operation, state: "cancelled", failure } });
    expect(await cli.exit).toBe(130);
    expect(cli.stderr()).toContain("Download cancelled from elsewhere");
    expect(cli.stderr()).toContain("Layers that had arrived are kept");
  });

  test("one that another process began is followed; the gateway's operations do not matter", async () => {
    const service = fakeService({ operationMs: Number.POSITIVE_INFINITY });
    await service.handlers["gateway.start"]({ overrides: {}, useExistingState: false });
    const begun = await service.handlers["images.pull"]({ reference });
    const handlers = { ...service.handlers, "images.pull": () => begun };
    const cli = runCli(["image", "pull", reference], { service: { ...service, handlers } });
    await cli.says("following it");
    cli.interrupt();
    expect(await cli.exit).toBe(130);
    expect(service.called.some(({ name }) => name === "operation.cancel")).toBe(false);
  });

  test("another image's operation in the way is said by what it is", async () => {
    const service = fakeService();
    const busy = () => {
      throw new RockpoolError({ code: "operation-busy", message: "A build runs", facts: { kind: "build" } });
    };
    const handlers = { ...service.handlers, "images.pull": busy };
    const cli = runCli(["image", "pull"], { service: { ...service, handlers } });
    expect(await cli.exit).toBe(1);
    expect(cli.stderr()).toContain(
      "An image is being built, and Rockpool does one thing with images at a time.",
    );
  });
});

describe("list", () => {
  test("in a pipe it is a table, however wide", async () => {
    const cli = runCli(["image", "list"]);
    expect(await cli.exit).toBe(0);
    const [head, first, second, leftovers] = cli.stdout().split("\n");
    expect(head).toMatch(/^Version +Reference +Digest +Size +Created +Used by +Kept$/);
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

describe("use", () => {
  test("says what will happen before it begins", async () => {
    const service = fakeService({ running: true });
    const cli = runCli(["image", "use", "openclaw:next", "--rehearse"], { service });
    expect(await cli.exit).toBe(0);
    expect(service.called).toContainEqual({
      name: "gateway.change",
      input: { reference: "openclaw:next", rehearse: true },
    });
    const said = cli.stderr();
    expect(said.indexOf("From 2026.9.6 to openclaw:next.")).toBe(0);
    expect(said).toContain("400 MB are downloaded first");
    expect(said).toContain("on a copy of your state");
    expect(said).toContain("The last copy (120 MB) took 0.9 s.");
    expect(said.indexOf("comes back with its state")).toBeLessThan(said.indexOf("New image checked"));
    expect(cli.stdout()).toMatch(/^✓ Now ghcr\.io.*2026\.9\.6, at http:\/\/127\.0\.0\.1:18789\n$/);
  });

  test("an image that is here is not said to be downloaded; what is not known is not said", async () => {
    const service = fakeService();
    const { gateway } = service.snapshot();
    service.setSnapshot({ gateway: { ...gateway, container: null } });
    const cli = runCli(["image", "use", reference], { service });
    expect(await cli.exit).toBe(0);
    expect(cli.stderr()).toContain(`To ${reference}.\nThe image is on this computer.\n`);
    expect(cli.stderr()).not.toContain("copy (");
    expect(service.called.some(({ name }) => name === "images.resolve")).toBe(false);
  });

  test("one that was taken back says that the version before is there", async () => {
    const failure = {
      code: "change-taken-back" as const,
      message: "not ready",
      facts: { from: "2026.9.6", to: "2026.9.7" },
    };
    const cli = runCli(["image", "use", "openclaw:next"], {
      service: fakeService({ running: true, failure }),
    });
    expect(await cli.exit).toBe(1);
    expect(cli.stderr()).toContain("OpenClaw 2026.9.6 is back, with the state it had");
  });

  test("--json has only JSON, the address and what runs now", async () => {
    const cli = runCli(["image", "use", "openclaw:next", "--json"], {
      service: fakeService({ running: true }),
    });
    expect(await cli.exit).toBe(0);
    expect(cli.stderr()).toBe("");
    expect(cli.documents().at(-1)).toMatchObject({
      event: "result",
      ok: true,
      address: "http://127.0.0.1:18789",
      version: "2026.9.6",
    });
  });
});

test("up without the image says how to get it, whatever a window would offer first", async () => {
  const failure = {
    code: "image-missing" as const,
    message: "none",
    facts: { image: reference },
    actions: [{ kind: "choose-image" as const }],
  };
  const cli = runCli(["up"], { service: fakeService({ failure }) });
  expect(await cli.exit).toBe(1);
  expect(cli.stderr()).toContain(`Try: rockpool image pull ${reference}`);
});
