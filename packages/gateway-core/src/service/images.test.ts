import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { EngineError } from "../engine/engine-error.ts";
import { FakeEngine } from "../engine/fake-engine.ts";
import { thisHost } from "../host/host.ts";
import { silentLogger } from "../host/logger.ts";
import { createService } from "../service.ts";
import { openSettings, type SettingsStore } from "../settings/settings-store.ts";
import { memoryFile } from "../settings/testing/memory-file.ts";
import { type Opened, openedService } from "./testing/scratch-service.ts";

// Nobody listens there, and loopback needs no name: the registry is out of reach, the fake engine has a way to it.
const reference = "127.0.0.1:1/openclaw/openclaw:latest";
let engine: FakeEngine;
let settings: SettingsStore;
let rockpool: Opened;

beforeEach(async () => {
  engine = new FakeEngine();
  settings = openSettings(() => memoryFile(), { path: "/nowhere/settings.json" });
  settings.setPreferences({ image: reference });
  const service = createService({
    host: { ...thisHost(), homeDir: "/nowhere" },
    settings,
    log: silentLogger,
    appVersion: "test",
    discover: async () => ({ engine, facts: await engine.facts(), report: [], failure: null }),
  });
  rockpool = openedService(service, settings);
  await rockpool.until("the engine", ({ engine: { kind } }) => kind === "connected");
});
afterEach(() => rockpool.close());

async function ended() {
  const { imageOperation } = await rockpool.until(
    "its end",
    (at) => at.imageOperation !== null && at.imageOperation.state !== "running",
  );
  return imageOperation;
}

describe("getting an image", () => {
  it("stands in the snapshot beside the gateway's operations, and says what came", async () => {
    expect(rockpool.snapshot()).toMatchObject({ phase: "no-image", image: { here: null } });
    engine.registry.set(reference, { labels: { "org.opencontainers.image.version": "2026.9.6" } });
    await rockpool.call("images.pull", { reference });
    const operation = await ended();
    expect(operation).toMatchObject({
      kind: "pull",
      state: "done",
      image: { reference, version: "2026.9.6" },
    });
    const now = await rockpool.until(
      "the image",
      ({ image }) => image.here !== null && image.here !== "unknown",
    );
    expect(now).toMatchObject({ operation: null, image: { here: { version: "2026.9.6" } } });
    expect(settings.memory().gotImages).toEqual([operation?.image?.id]);
  });

  it("is one at a time: the same again is the same, another is refused, and it can be cancelled", async () => {
    engine.registry.set(reference, {});
    engine.pull = async function* (_reference, { signal }) {
      yield { id: "a".repeat(12), status: "downloading", current: 1, total: 2, text: "" };
      await new Promise((resolve) => signal?.addEventListener("abort", resolve, { once: true }));
      throw new EngineError("aborted", "aborted");
    };
    const { operationId } = await rockpool.call("images.pull", { reference });
    await rockpool.until("the download", ({ imageOperation }) =>
      Boolean(imageOperation?.steps[0]?.progress?.items.length),
    );
    expect(rockpool.snapshot().phase).toBe("pulling");
    expect(await rockpool.call("images.pull", { reference })).toEqual({ operationId });
    expect(await rockpool.refused("images.load", { path: "/nowhere/a.tar" })).toMatchObject({
      code: "operation-busy",
    });
    await rockpool.call("operation.cancel", { operationId });
    expect(await ended()).toMatchObject({ state: "cancelled", failure: { code: "operation-cancelled" } });
    expect(rockpool.snapshot().phase).toBe("no-image");
  });

  it("tells what a file is that holds none", async () => {
    await rockpool.call("images.load", { path: "/nowhere/a.tar" });
    expect(await ended()).toMatchObject({ state: "failed", failure: { code: "path-invalid" } });
  });

  it("does not ask a registry by itself where the image did not come from one", async () => {
    expect(await rockpool.refused("images.check", {})).toMatchObject({ code: "registry-unreachable" });
    await rockpool.call("settings.set", { patch: { image: `openclaw@sha256:${"a".repeat(64)}` } });
    expect(await rockpool.refused("images.check", {})).toMatchObject({ code: "not-supported" });
  });
});
