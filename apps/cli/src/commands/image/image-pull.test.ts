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

  test("an id is none that a registry could be asked for", async () => {
    const cli = runCli(["image", "pull", "ab".repeat(32)]);
    expect(await cli.exit).toBe(2);
    expect(cli.stderr()).toContain("registries know no ids");
  });

  test("an engine that keeps layers is known to", async () => {
    const service = fakeService({ operationMs: Number.POSITIVE_INFINITY });
    const { engine } = service.snapshot();
    if (engine.kind !== "connected") throw new Error("the fake has an engine");
    service.setSnapshot({ engine: { ...engine, facts: { ...engine.facts, imageStore: "containerd" } } });
    const cli = runCli(["image", "pull"], { service });
    await expect.poll(() => service.snapshot().imageOperation?.state).toBe("running");
    cli.interrupt();
    expect(await cli.exit).toBe(130);
    expect(cli.stderr()).toContain("Layers that had arrived are kept");
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
