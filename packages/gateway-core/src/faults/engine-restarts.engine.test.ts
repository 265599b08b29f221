import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { connectDockerode } from "../engine/dockerode-engine.ts";
import { probe } from "../health/probe.ts";
import { endpoint, type Opened, type Scratch, scratch } from "../service/testing/scratch-service.ts";
import { copyImage } from "../testing/copy-image.ts";
import { noPrivateEngine, type PrivateEngine, startPrivateEngine } from "../testing/private-engine.ts";
import { ensureScriptedImage, scriptedImage } from "../testing/scripted-gateway.ts";

const why = noPrivateEngine();

describe.skipIf(why !== null)(`an engine that goes away${why === null ? "" : ` (skipped: ${why})`}`, () => {
  let engine: PrivateEngine;
  let place: Scratch;
  let rockpool: Opened;

  beforeAll(async () => {
    await ensureScriptedImage(await connectDockerode(endpoint));
    engine = await startPrivateEngine();
    await copyImage(endpoint, engine.endpoint, scriptedImage);
  });
  afterAll(() => engine.stop());
  beforeEach(async () => {
    place = await scratch({ engine: engine.endpoint });
    rockpool = place.open();
    expect((await rockpool.run("gateway.start", {})).failure).toBeUndefined();
  });
  afterEach(async () => {
    await engine.start();
    await rockpool.until("the engine", ({ engine: state }) => state.kind === "connected");
    await rockpool.run("gateway.remove", {});
    await place.stop();
  });

  it.each(["SIGTERM", "SIGKILL", "power-cut"] as const)(
    "by %s while the gateway runs: said as what it is, and all is well again without a click",
    async (how) => {
      const before = rockpool.snapshot().gateway.container;
      const phases = new Set<string>();
      const failures = new Set<string>();
      const stop = rockpool.bridge.subscribe("snapshot", {}, ({ phase, failure }) => {
        phases.add(phase);
        if (failure !== null) failures.add(failure.code);
      });

      await engine.kill(how);
      const away = await rockpool.until("the loss", ({ engine: state }) => state.kind === "unavailable");
      expect(away.phase).toBe("engine-stopped");
      expect(away.engine).toMatchObject({
        failure: { code: "engine-stopped", actions: [{ kind: "start-engine" }] },
      });

      await engine.start();
      const { gateway, wish } = await rockpool.until("the return", ({ phase }) => phase === "running");
      stop();
      expect(gateway.container?.id).toBe(before?.id);
      expect(wish.shouldRun).toBe(true);
      expect((await probe(`http://127.0.0.1:${place.port}`, "/healthz")).answer).toBe("yes");
      // An engine that is away is never shown as a gateway that crashed.
      expect([...phases]).not.toContain("needs-attention");
      expect([...failures]).toEqual([]);
    },
  );

  it("during a start: the start fails with that reason, and the next one goes through", async () => {
    await rockpool.run("gateway.stop", {});
    await place.script({ startedAfterMs: 30_000 });
    const { operationId } = await rockpool.call("gateway.start", {});
    await rockpool.until("the wait", ({ operation }) =>
      Boolean(operation?.steps.some(({ id, state }) => id === "wait-started" && state === "doing")),
    );
    await engine.kill("power-cut");
    const { operation } = await rockpool.until(
      "the end",
      (value) => value.operation?.id === operationId && value.operation.state !== "running",
    );
    expect(operation?.failure?.code).toMatch(/^engine-/);

    await place.script({});
    await engine.start();
    await rockpool.until("the engine", ({ engine: state }) => state.kind === "connected");
    expect(await rockpool.run("gateway.start", {})).toMatchObject({ state: "done" });
    expect((await rockpool.until("running", ({ phase }) => phase === "running")).failure).toBeNull();
  });
});
