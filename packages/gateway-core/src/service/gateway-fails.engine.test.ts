import fs from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { connectDockerode } from "../engine/dockerode-engine.ts";
import { ensureScriptedImage } from "../testing/scripted-gateway.ts";
import { docker } from "./testing/docker-cli.ts";
import { endpoint, type Scratch, scratch } from "./testing/scratch-service.ts";

let place: Scratch;

beforeAll(async () => ensureScriptedImage(await connectDockerode(endpoint)));
beforeEach(async () => {
  place = await scratch();
});
afterEach(() => place.stop());

describe("a gateway that fails", () => {
  it("exit 78: the loop is stopped, repair runs doctor once and starts it", async () => {
    await place.script({ starts: [{ exit: { code: 78 }, logs: { atOnce: ["Invalid config: nonsense"] } }] });
    const rockpool = place.open();
    const start = await rockpool.run("gateway.start", {});
    expect(start.failure).toMatchObject({ code: "gateway-configuration", actions: [{ kind: "repair" }] });
    expect(start.failure?.detail).toContain("Invalid config: nonsense");
    expect(rockpool.snapshot()).toMatchObject({
      phase: "needs-attention",
      failure: { code: "gateway-configuration" },
      wish: { shouldRun: false },
      gateway: { container: { status: "exited", exitCode: 78 } },
    });

    const repair = await rockpool.run("gateway.repair", {});
    expect(repair.failure).toBeUndefined();
    const doctor = JSON.parse(await fs.readFile(path.join(place.stateDir, "scripted-doctor.json"), "utf8"));
    expect(doctor.args).toEqual(["doctor", "--fix", "--yes", "--non-interactive"]);
    expect(rockpool.snapshot()).toMatchObject({ phase: "running", failure: null });
  });

  it("exit 78 again after a repair: no second repair is offered", async () => {
    await place.script({ exit: { code: 78 } });
    const rockpool = place.open();
    await rockpool.run("gateway.start", {});
    const repair = await rockpool.run("gateway.repair", {});
    expect(repair.failure).toMatchObject({ code: "gateway-configuration", actions: [] });
  });

  it("exit 1: says so with its last words, and is not started again", async () => {
    await place.script({
      listenAfterMs: 60_000,
      exit: { code: 1, afterMs: 300 },
      logs: { atOnce: ["cannot go on, token=sk-abcdefghijklmnopqrstuvwxyz123456"] },
    });
    const rockpool = place.open();
    const { failure } = await rockpool.run("gateway.start", {});
    expect(failure).toMatchObject({
      code: "gateway-crashed",
      facts: { exitCode: "1" },
      actions: [{ kind: "retry" }],
    });
    expect(failure?.detail).toContain("cannot go on");
    expect(failure?.detail).not.toContain("abcdefghijklmnopqrstuvwxyz");
    expect(rockpool.snapshot().gateway.container).toMatchObject({ status: "exited" });
    await place.script({});
    expect((await rockpool.run("gateway.start", {})).state).toBe("done");
  });

  it("137 with the engine's word that memory was short", async () => {
    const rockpool = place.open();
    await rockpool.run("gateway.start", {});
    await rockpool.run("gateway.stop", {});
    await place.script({ listenAfterMs: 60_000, oom: { afterMs: 500 } });
    const id = rockpool.snapshot().gateway.container?.id ?? "";
    await docker("update", "--memory", "150m", "--memory-swap", "150m", id);
    const { failure } = await rockpool.run("gateway.start", {});
    // Which of the two processes the kernel picks is its own choice; the engine's word is what counts.
    expect(failure?.code).toBe("gateway-out-of-memory");
  });

  it("137 without it is a crash", async () => {
    await place.script({ listenAfterMs: 60_000, kill: { afterMs: 300 } });
    const { failure } = await place.open().run("gateway.start", {});
    expect(failure).toMatchObject({ code: "gateway-crashed", facts: { exitCode: "137" } });
  });

  it("never healthy: ends when nothing moves any more, and is left running to be looked at", async () => {
    await place.script({ startedAfterMs: 600_000 });
    const rockpool = place.open({ noProgressMs: 2000 });
    const { failure } = await rockpool.run("gateway.start", {});
    expect(failure).toMatchObject({ code: "gateway-not-healthy", facts: { seconds: "2" } });
    expect(rockpool.snapshot()).toMatchObject({
      wish: { shouldRun: true },
      gateway: { container: { status: "running" } },
    });
  });

  it("slow but talking is no failure", async () => {
    // The first word takes as long as the container and its Node need to start.
    await place.script({ startedAfterMs: 10_000, logs: { perSecond: 5, text: "migrating" } });
    const rockpool = place.open({ noProgressMs: 5000 });
    expect((await rockpool.run("gateway.start", {})).failure).toBeUndefined();
  });

  it("crashes later: shown, and gone again when the engine has started it once more", async () => {
    await place.script({ starts: [{ exit: { code: 3, afterMs: 1500 } }] });
    const rockpool = place.open();
    await rockpool.run("gateway.start", {});
    await rockpool.until("the crash", ({ failure }) => failure?.code === "gateway-crashed");
    const { gateway, wish } = await rockpool.until(
      "its return",
      ({ phase, failure }) => phase === "running" && failure === null,
    );
    expect(gateway.container?.restartCount).toBe(1);
    expect(wish.shouldRun).toBe(true);
  });

  it("ends with 78 later: the loop is stopped", async () => {
    await place.script({ starts: [{ exit: { code: 78, afterMs: 1500 } }], exit: { code: 78 } });
    const rockpool = place.open();
    await rockpool.run("gateway.start", {});
    const { failure } = await rockpool.until(
      "the end",
      ({ phase, gateway }) => phase === "needs-attention" && gateway.container?.status === "exited",
    );
    expect(failure).toMatchObject({ code: "gateway-configuration", actions: [{ kind: "repair" }] });
  });
});
