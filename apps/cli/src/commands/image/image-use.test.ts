import { fakeService } from "@rockpool/gateway-core/router/testing/fake-service";
import { describe, expect, test } from "vitest";
import { runCli } from "../../testing/run-cli.ts";

const reference = "ghcr.io/openclaw/openclaw:2026.9.6";

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

  test("a name in short is the same image as in full", async () => {
    const service = fakeService();
    const { images } = await service.handlers["images.list"]({});
    const here = images.map((image) => ({ ...image, references: ["openclaw:latest"] }));
    const handlers = { ...service.handlers, "images.list": () => ({ images: here, leftovers: [] }) };
    const cli = runCli(["image", "use", "docker.io/library/openclaw"], { service: { ...service, handlers } });
    expect(await cli.exit).toBe(0);
    expect(cli.stderr()).toContain("The image is on this computer.");
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
