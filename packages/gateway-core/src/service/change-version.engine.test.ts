import fs from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Operation } from "../contract/operation.ts";
import { connectDockerode } from "../engine/dockerode-engine.ts";
import type { GatewayScript } from "../testing/scripted-gateway/gateway-script.ts";
import { ensureScriptedImage, scriptedImages } from "../testing/scripted-gateway.ts";
import { endpoint, type Opened, type Scratch, scratch } from "./testing/scratch-service.ts";
import { stateListing } from "./testing/state-listing.ts";
import { useState } from "./testing/use-state.ts";

const older = scriptedImages["2026.4.29"];
const newer = scriptedImages["2026.9.6"];

let place: Scratch;
let rockpool: Opened;

beforeAll(async () => ensureScriptedImage(await connectDockerode(endpoint)), 120_000);
beforeEach(async () => {
  place = await scratch({ image: older }, { patienceMs: 110_000 });
});
afterEach(() => place.stop());

/** A gateway of the older version that has been used; what the newer one does is scripted. */
async function runOlder(newerDoes: GatewayScript = {}): Promise<void> {
  await place.script({ converts: true, versions: { "2026.9.6": { converts: true, ...newerDoes } } });
  rockpool = place.open({ settleMs: 1500, noProgressMs: 20_000, stopMs: 15_000 });
  const started = await rockpool.run("gateway.start", { useExistingState: true });
  expect(started.failure).toBeUndefined();
  await useState(place.stateDir);
}

const everything = () => stateListing(place.stateDir);
const done = ({ steps }: Operation) => steps.filter(({ state }) => state === "done").map(({ id }) => id);
const version = () => rockpool.snapshot().gateway.container?.image.version;

describe("another version", () => {
  it("comes with a copy of the state before it, and becomes the wish", async () => {
    await runOlder();
    const operation = await rockpool.run("gateway.change", { reference: newer });
    expect(operation.failure).toBeUndefined();
    expect(done(operation)).toEqual(
      expect.arrayContaining([
        "check-target",
        "stop-container",
        "write-checkpoint",
        "settle",
        "commit-change",
      ]),
    );
    expect(version()).toBe("2026.9.6");
    expect(rockpool.snapshot().wish.image).toBe(newer);
    const { checkpoints } = await rockpool.call("checkpoints.list", {});
    expect(checkpoints).toMatchObject([{ reason: "change", version: "2026.4.29" }]);
    expect(rockpool.snapshot().goBack).toMatchObject({ version: "2026.4.29" });
    expect(rockpool.settings.memory().change).toBeNull();
  });

  it("and back: the old gateway is ready, and every file as it was", async () => {
    await runOlder();
    const before = everything();
    await rockpool.run("gateway.change", { reference: newer });
    expect(everything()).not.toBe(before);
    await fs.writeFile(path.join(place.stateDir, "workspace/later.md"), "kept\n");

    const back = await rockpool.run("gateway.rollBack", {});
    expect(back.failure).toBeUndefined();
    expect(version()).toBe("2026.4.29");
    await fs.rm(path.join(place.stateDir, "workspace/later.md"));
    expect(withoutTimes(everything(), "workspace")).toBe(withoutTimes(before, "workspace"));
    expect(rockpool.snapshot()).toMatchObject({ phase: "running", failure: null });

    const { checkpoints } = await rockpool.call("checkpoints.list", {});
    expect(checkpoints.map(({ reason }) => reason)).toEqual(["go-back", "change"]);
    const again = await rockpool.run("gateway.rollBack", {});
    expect(again.failure).toBeUndefined();
    expect(version()).toBe("2026.9.6");
  });

  it("that is only started with also brings a copy, and needs no yes", async () => {
    await runOlder();
    await rockpool.call("settings.set", { patch: { image: newer } });
    const operation = await rockpool.run("gateway.restart", {});
    expect(operation.failure).toBeUndefined();
    expect(done(operation)).toContain("write-checkpoint");
    expect(rockpool.snapshot().goBack).toMatchObject({ version: "2026.4.29" });
  });

  it("is rehearsed on a copy, while the old one goes on", async () => {
    await runOlder();
    const id = rockpool.snapshot().gateway.container?.id;
    const operation = await rockpool.run("gateway.change", { reference: newer, rehearse: true });
    expect(operation.failure).toBeUndefined();
    expect(done(operation).indexOf("rehearse")).toBeLessThan(done(operation).indexOf("stop-container"));
    expect(rockpool.snapshot().gateway.container?.id).not.toBe(id);
  });

  it("that fails its rehearsal changes nothing", async () => {
    await runOlder({ exit: { code: 78 } });
    const id = rockpool.snapshot().gateway.container?.id;
    const before = everything();
    const operation = await rockpool.run("gateway.change", { reference: newer, rehearse: true });
    expect(operation).toMatchObject({ state: "failed", failure: { code: "rehearsal-failed" } });
    expect(rockpool.snapshot()).toMatchObject({ phase: "running", gateway: { container: { id } } });
    expect(everything()).toBe(before);
    expect(rockpool.settings.memory().change).toBeNull();
  });
});

describe("a new version that is no good", () => {
  it.each<[string, GatewayScript, string]>([
    ["ends with 78", { exit: { code: 78 } }, "gateway-configuration"],
    [
      "ends with 1 while it starts",
      { exit: { code: 1, afterMs: 700 }, listenAfterMs: 60_000 },
      "gateway-crashed",
    ],
    ["hangs", { listenAfterMs: 600_000 }, "gateway-not-healthy"],
    ["gets ready and then dies", { exit: { code: 1, afterMs: 1500 } }, "gateway-crashed"],
  ])("and %s: the old one and its state come back by themselves", async (_what, script, cause) => {
    await runOlder(script);
    const before = everything();
    const operation = await rockpool.run("gateway.change", { reference: newer });
    expect(operation).toMatchObject({
      state: "failed",
      failure: { code: "change-taken-back", facts: { from: "2026.4.29", to: "2026.9.6", cause } },
    });
    expect(done(operation)).toEqual(expect.arrayContaining(["restore-checkpoint", "start-previous"]));
    expect(version()).toBe("2026.4.29");
    expect(everything()).toBe(before);
    expect(rockpool.snapshot()).toMatchObject({ phase: "running", wish: { image: older, shouldRun: true } });
    expect(rockpool.settings.memory().change).toBeNull();
    const log = operation.failure?.facts?.log ?? "";
    expect(await fs.readFile(log, "utf8")).toContain("loading configuration");
    await fs.rm(log);
    // The failed one left no trace that would forbid the old one.
    expect((await rockpool.run("gateway.restart", {})).failure).toBeUndefined();
  });

  it("is no OpenClaw at all: nothing is touched", async () => {
    await runOlder();
    const id = rockpool.snapshot().gateway.container?.id;
    const failure = await rockpool.refused("gateway.change", { reference: "rockpool-test/tiny:1" });
    expect(failure.code).toBe("image-not-openclaw");
    expect(rockpool.snapshot()).toMatchObject({ phase: "running", gateway: { container: { id } } });
  });
});

describe("a change that is called off", () => {
  it("by a cancel brings the old one back", async () => {
    await runOlder({ listenAfterMs: 600_000 });
    const before = everything();
    const { operationId } = await rockpool.call("gateway.change", { reference: newer });
    await rockpool.until("the new one", ({ operation }) =>
      Boolean(operation?.steps.some(({ id, state }) => id === "wait-live" && state === "doing")),
    );
    await rockpool.call("operation.cancel", { operationId });
    const { operation } = await rockpool.until("the end", (at) => at.operation?.state !== "running");
    expect(operation).toMatchObject({ state: "cancelled", failure: { code: "operation-cancelled" } });
    expect(version()).toBe("2026.4.29");
    expect(everything()).toBe(before);
    expect(rockpool.snapshot()).toMatchObject({ phase: "running", failure: null });
  });

  it("by a stop brings the old one back, and stops it", async () => {
    await runOlder({ listenAfterMs: 600_000 });
    const before = everything();
    await rockpool.call("gateway.change", { reference: newer });
    await rockpool.until("the new one", ({ operation }) =>
      Boolean(operation?.steps.some(({ id, state }) => id === "wait-live" && state === "doing")),
    );
    const stopped = await rockpool.run("gateway.stop", {});
    expect(stopped.failure).toBeUndefined();
    expect(version()).toBe("2026.4.29");
    expect(everything()).toBe(before);
    expect(rockpool.snapshot().phase).toBe("stopped");
  });
});

function withoutTimes(listing: string, below: string): string {
  return listing
    .split("\n")
    .map((line) => (line.startsWith(`./${below}`) ? line.replace(/ \d+\.\d+ /, " ") : line))
    .join("\n");
}
