import fs from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { connectDockerode } from "./engine/dockerode-engine.ts";
import { instanceLabel } from "./gateway/labels.ts";
import { probe } from "./health/probe.ts";
import { freePort } from "./host/free-port.ts";
import { endpoint, type Scratch, scratch } from "./service/testing/scratch-service.ts";
import { ensureScriptedImage } from "./testing/scripted-gateway.ts";

let place: Scratch;

beforeAll(async () => ensureScriptedImage(await connectDockerode(endpoint)));
beforeEach(async () => {
  place = await scratch();
});
afterEach(() => place.stop());

const config = () => fs.readFile(path.join(place.stateDir, "openclaw.json"), "utf8");

describe("the gateway's life", () => {
  it("starts from nothing, signs in, stops and starts again on the same state", async () => {
    const rockpool = place.open();
    expect((await rockpool.until("a look", ({ phase }) => phase !== "unknown")).phase).toBe("not-set-up");

    const first = await rockpool.run("gateway.start", {});
    expect(first.failure).toBeUndefined();
    expect(first.steps.map(({ id, state }) => `${id} ${state}`)).toContain("seed-config done");
    const { phase, gateway, wish } = await rockpool.until(
      "health",
      ({ gateway }) => gateway.health.ready === "yes",
    );
    expect(phase).toBe("running");
    expect(gateway.address).toBe(`http://127.0.0.1:${place.port}`);
    expect(gateway.container?.published).toEqual([
      { hostIp: "127.0.0.1", hostPort: place.port, containerPort: 18789 },
    ]);
    expect(gateway.container?.image.version).toBe("2026.9.6");
    expect(wish.shouldRun).toBe(true);

    const seeded = await config();
    const token = /"token":\s*"([0-9a-f]{64})"/.exec(seeded)?.[1] ?? "";
    expect(await rockpool.call("dashboard.link", {})).toEqual({
      url: `http://127.0.0.1:${place.port}/#token=${token}`,
      signedIn: true,
    });
    expect((await rockpool.call("gateway.health", {})).plugins.loaded).toEqual(["scripted"]);
    const { entries } = await rockpool.call("logs.read", {});
    expect(entries.length).toBeGreaterThan(0);
    expect(JSON.stringify([entries, rockpool.snapshot()])).not.toContain(token);

    expect((await rockpool.run("gateway.stop", {})).state).toBe("done");
    expect(rockpool.snapshot()).toMatchObject({
      phase: "stopped",
      wish: { shouldRun: false },
      failure: null,
    });
    const id = rockpool.snapshot().gateway.container?.id;

    expect((await rockpool.run("gateway.start", {})).steps[1]?.id).toBe("start-container");
    expect(rockpool.snapshot().gateway.container?.id).toBe(id);
    expect(await config()).toBe(seeded);
  });

  it("finds a running gateway again, and leaves it running when it closes", async () => {
    const before = place.open();
    await before.run("gateway.start", {});
    const id = before.snapshot().gateway.container?.id;
    await before.close();
    expect((await probe(`http://127.0.0.1:${place.port}`, "/healthz")).answer).toBe("yes");

    const after = place.open();
    const { gateway, phase } = await after.until("a look", (value) => value.engine.kind === "connected");
    expect(phase).toBe("running");
    expect(gateway.container?.id).toBe(id);
    const again = await after.run("gateway.start", {});
    expect(again.steps.map((step) => step.id)).toEqual(["wait-live", "wait-started"]);
    expect(after.snapshot().gateway.container?.startedAt).toBe(gateway.container?.startedAt);
  });

  it("restarts in the same container, and in a new one once the port changed; the token stays", async () => {
    const rockpool = place.open();
    await rockpool.run("gateway.start", {});
    const seeded = await config();
    const first = rockpool.snapshot().gateway.container;

    await rockpool.run("gateway.restart", {});
    const second = rockpool.snapshot().gateway.container;
    expect(second?.id).toBe(first?.id);
    expect(second?.startedAt).not.toBe(first?.startedAt);

    const other = await freePort(place.port);
    await rockpool.call("settings.set", { patch: { port: other } });
    await rockpool.until("drift", ({ notices }) => notices.some(({ code }) => code === "recreate-to-apply"));
    expect(rockpool.snapshot().gateway.container?.drift).toEqual(["ports"]);
    expect(await rockpool.run("gateway.restart", {})).toMatchObject({ state: "done" });
    const { gateway, notices } = rockpool.snapshot();
    expect(gateway.container?.id).not.toBe(first?.id);
    expect(gateway.address).toBe(`http://127.0.0.1:${other}`);
    expect(notices).toEqual([]);
    const changed = await config();
    expect(changed).toContain(`http://127.0.0.1:${other}`);
    expect(/"token":\s*"(\w+)"/.exec(changed)?.[1]).toBe(/"token":\s*"(\w+)"/.exec(seeded)?.[1]);
  });

  it("two starts at once are one", async () => {
    const rockpool = place.open();
    const [one, two] = await Promise.all([
      rockpool.call("gateway.start", {}),
      rockpool.call("gateway.start", {}),
    ]);
    expect(one).toEqual(two);
    await rockpool.until("the end", ({ operation }) => operation?.state === "done");
    const labels = [`${instanceLabel}=${rockpool.settings.memory().instanceId}`];
    expect(await place.engine.listContainers({ all: true, labels })).toHaveLength(1);
  });

  it("removes the container and nothing else", async () => {
    const rockpool = place.open();
    await rockpool.run("gateway.start", {});
    const seeded = await config();
    expect((await rockpool.run("gateway.remove", {})).state).toBe("done");
    expect(rockpool.snapshot()).toMatchObject({ phase: "stopped", gateway: { container: null } });
    expect(await config()).toBe(seeded);
    expect((await rockpool.run("gateway.start", {})).state).toBe("done");
    expect(await config()).toBe(seeded);
  });

  it("cancelled while it starts, it stops what it started and keeps the state", async () => {
    await place.script({ startedAfterMs: 60_000 });
    const rockpool = place.open();
    const { operationId } = await rockpool.call("gateway.start", {});
    await rockpool.until("the wait", ({ operation }) =>
      Boolean(operation?.steps.some(({ id, state }) => id === "wait-started" && state === "doing")),
    );
    await rockpool.call("operation.cancel", { operationId });
    const { phase, operation, failure, gateway, wish } = await rockpool.until(
      "the end",
      (value) => value.operation?.state === "cancelled",
    );
    expect(operation?.failure?.code).toBe("operation-cancelled");
    expect({ phase, failure, shouldRun: wish.shouldRun }).toEqual({
      phase: "stopped",
      failure: null,
      shouldRun: false,
    });
    expect(gateway.container?.status).toBe("exited");
    expect(await config()).toContain("token");
  });

  it("a stop while it starts wins", async () => {
    await place.script({ startedAfterMs: 60_000 });
    const rockpool = place.open();
    await rockpool.call("gateway.start", {});
    await rockpool.until("the container", ({ gateway }) => gateway.container?.status === "running");
    expect(await rockpool.run("gateway.stop", {})).toMatchObject({ kind: "stop", state: "done" });
    expect(rockpool.snapshot().phase).toBe("stopped");
  });
});

describe("a gateway that does not end", () => {
  it("is asked once, never killed by a timeout, and ends by force when that is said", async () => {
    await place.script({ onTerm: "ignore" });
    const rockpool = place.open({ stopMs: 1500 });
    await rockpool.run("gateway.start", {});
    const stop = await rockpool.run("gateway.stop", {});
    expect(stop.failure).toMatchObject({ code: "stop-timeout", actions: [{ kind: "force-stop" }] });
    expect(rockpool.snapshot().gateway.container?.status).toBe("running");

    const forced = await rockpool.run("gateway.stop", { force: true });
    expect(forced.steps.map(({ id }) => id)).toEqual(["kill-container"]);
    expect(rockpool.snapshot()).toMatchObject({ phase: "stopped", failure: null });
    expect(rockpool.snapshot().gateway.container?.exitCode).toBe(137);
  });

  it("force overtakes a stop that waits", async () => {
    await place.script({ onTerm: "ignore" });
    const rockpool = place.open({ stopMs: 50_000 });
    await rockpool.run("gateway.start", {});
    await rockpool.call("gateway.stop", {});
    await rockpool.until("the wait", ({ operation }) =>
      Boolean(operation?.steps.some(({ id, state }) => id === "stop-container" && state === "doing")),
    );
    expect(await rockpool.run("gateway.stop", { force: true })).toMatchObject({ state: "done" });
    expect(rockpool.snapshot().phase).toBe("stopped");
  });
});
