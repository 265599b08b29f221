import fs from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Snapshot } from "./contract/snapshot.ts";
import { EngineError } from "./engine/engine-error.ts";
import { FakeEngine } from "./engine/fake-engine.ts";
import { instanceLabel, roleLabel } from "./gateway/labels.ts";
import { thisHost } from "./host/host.ts";
import { silentLogger } from "./host/logger.ts";
import { observed } from "./lifecycle/testing/observed-fixture.ts";
import { readConfig } from "./openclaw/config-file.ts";
import { gatewayAuth } from "./openclaw/gateway-auth.ts";
import { FakeGateway } from "./openclaw/testing/fake-gateway.ts";
import { type Opened, openedService } from "./service/testing/scratch-service.ts";
import { createService } from "./service.ts";
import { openSettings, type SettingsStore } from "./settings/settings-store.ts";
import { memoryFile } from "./settings/testing/memory-file.ts";

let dir: string;
let engine: FakeEngine;
let gateway: Server;
let settings: SettingsStore;
let rockpool: Opened;
let there: boolean;
/** What the gateway of the fake engine ends with. */
let exitCode: number;

/** Answers every probe with yes, where a gateway of the fake engine would. */
beforeEach(async () => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), "rockpool-fake-"));
  gateway = createServer((request, response) => {
    const name = request.url === "/readyz" ? "ready" : "ok";
    response
      .setHeader("content-type", "application/json")
      .end(JSON.stringify({ [name]: true, status: "live" }));
  });
  there = true;
  exitCode = 0;
  engine = new FakeEngine();
  engine.addImage("openclaw:1", { labels: { "org.opencontainers.image.version": "2026.9.6" } });
  engine.mainProgram = async ({ signal }) => {
    await new Promise<void>((resolve) => gateway.listen(settings.preferences().port, "127.0.0.1", resolve));
    await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
    gateway.closeAllConnections();
    await new Promise((resolve) => gateway.close(resolve));
    return exitCode;
  };
  settings = openSettings(() => memoryFile(), { path: path.join(dir, "settings.json") });
  const port = await somePort();
  settings.setPreferences({
    image: "openclaw:1",
    port,
    state: { kind: "bind", path: path.join(dir, "state") },
  });
  open();
});

afterEach(async () => {
  await rockpool.close();
  gateway.closeAllConnections();
  gateway.close();
  fs.rmSync(dir, { recursive: true, force: true });
});

function open(): void {
  const service = createService({
    host: { ...thisHost(), homeDir: dir },
    settings,
    log: silentLogger,
    appVersion: "test",
    limits: { noProgressMs: 5000 },
    discover: async () =>
      there
        ? { engine, facts: await engine.facts(), report: [], failure: null }
        : { engine: null, facts: null, report: [], failure: { code: "engine-stopped", message: "stopped" } },
  });
  rockpool = openedService(service, settings);
}

async function somePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const running = ({ phase }: Snapshot) => phase === "running";
const container = () => engine.container("rockpool-gateway");
const leftBehind = () => ({
  ...observed().wished.spec,
  name: "rockpool-gateway-cli-1",
  image: "openclaw:1",
  ports: [],
  labels: { [instanceLabel]: settings.memory().instanceId, [roleLabel]: "one-off" },
});

describe("the service", () => {
  it("says unknown until it knows, then all at once", async () => {
    const seen: string[] = [];
    rockpool.bridge.subscribe("snapshot", {}, ({ phase }) => seen.push(phase));
    await rockpool.until("a look", ({ engine: { kind } }) => kind === "connected");
    expect(seen).toEqual(["unknown", "not-set-up"]);
  });

  it("numbers its snapshots upwards", async () => {
    const seen: number[] = [];
    rockpool.bridge.subscribe("snapshot", {}, ({ revision }) => seen.push(revision));
    await rockpool.run("gateway.start", {});
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => a - b));
    expect(seen.length).toBeGreaterThan(2);
  });

  it("asks the engine nothing while the gateway is idle", async () => {
    await rockpool.run("gateway.start", {});
    await rockpool.until("health", (value) => value.gateway.health.ready === "yes");
    const config = await readConfig(engine, container().id);
    const rpc = new FakeGateway({
      ...{ token: gatewayAuth(config?.value ?? null, {}).secret ?? "", protocol: 4, version: "2026.9.6" },
      methods: { "device.pair.list": () => ({ pending: [], paired: [] }) },
    });
    engine.programs.get = () => rpc.relay;
    try {
      await rockpool.until("a connection to its events", ({ requests }) => requests !== null);
      await new Promise((resolve) => setTimeout(resolve, 300));
      const before = engine.requests.length;
      await new Promise((resolve) => setTimeout(resolve, 1500));
      expect(engine.requests.slice(before)).toEqual([]);
    } finally {
      rpc.close();
    }
  });

  it("passes through 'engine stopped' back to running, without a click and without a failure", async () => {
    await rockpool.run("gateway.start", {});
    const phases: string[] = [];
    rockpool.bridge.subscribe("snapshot", {}, ({ phase }) => phases.push(phase));
    there = false;
    engine.goAway();
    await rockpool.until("the loss", ({ phase }) => phase === "engine-stopped");
    expect(rockpool.snapshot()).toMatchObject({
      failure: null,
      gateway: { address: null },
      wish: { shouldRun: true },
    });
    there = true;
    engine.comeBack();
    await rockpool.until("its return", running);
    expect(phases).not.toContain("needs-attention");
    expect(phases).not.toContain("stopped");
  });

  it("starts a gateway again that the engine lost on its way", async () => {
    await rockpool.run("gateway.start", {});
    there = false;
    engine.goAway();
    await rockpool.until("the loss", ({ phase }) => phase === "engine-stopped");
    container().signal("SIGTERM");
    there = true;
    engine.comeBack();
    await rockpool.until("its return", running);
    expect(rockpool.snapshot().wish.shouldRun).toBe(true);
  });

  it("does not take an engine that shuts down for a person who stops the gateway", async () => {
    await rockpool.run("gateway.start", {});
    engine.pushEvent({ action: "kill", id: container().id, attributes: { signal: "15" } });
    container().signal("SIGTERM");
    await rockpool.until("the end", (value) => value.gateway.container?.status === "exited");
    there = false;
    engine.goAway();
    await rockpool.until("the loss", ({ phase }) => phase === "engine-stopped");
    expect(settings.memory().shouldRun).toBe(true);
    there = true;
    engine.comeBack();
    container().start();
    await rockpool.until("its return", running);
    expect(settings.memory().shouldRun).toBe(true);
  });

  it("takes a signal that ends nothing for no wish: a crash after it is a crash", async () => {
    await rockpool.run("gateway.start", {});
    exitCode = 1;
    engine.pushEvent({ action: "kill", id: container().id, attributes: { signal: "10" } });
    container().signal("SIGTERM");
    const { failure, wish } = await rockpool.until("the crash", (value) => value.failure !== null);
    expect(failure?.code).toBe("gateway-crashed");
    expect(wish.shouldRun).toBe(true);
  });

  it("a start without an engine says why, and works once there is one", async () => {
    there = false;
    engine.goAway();
    await rockpool.until("the loss", ({ phase }) => phase === "engine-stopped");
    expect((await rockpool.refused("gateway.start", {})).code).toBe("engine-stopped");
    there = true;
    engine.comeBack();
    expect((await rockpool.run("gateway.start", {})).state).toBe("done");
  });

  it("fails a start with the engine's own reason, takes the container back, and can try again", async () => {
    engine.failNext("putArchive", new EngineError("disk-full", "no space left on device"));
    const { failure } = await rockpool.run("gateway.start", {});
    expect(failure?.code).toBe("engine-disk-full");
    expect(rockpool.snapshot()).toMatchObject({ gateway: { container: null }, wish: { shouldRun: false } });
    expect((await rockpool.run("gateway.start", {})).state).toBe("done");
    expect(rockpool.snapshot().failure).toBeNull();
  });

  it("asks what is there again when the port was taken a moment before the start", async () => {
    engine.failNext("startContainer", new EngineError("port-taken", "port is already allocated"));
    const { failure } = await rockpool.run("gateway.start", {});
    expect(failure).toMatchObject({
      code: "port-taken",
      facts: { port: String(settings.preferences().port) },
    });
  });

  it("dismisses a failure", async () => {
    engine.failNext("startContainer", new EngineError("server-error", "no"));
    await rockpool.run("gateway.start", {});
    expect(rockpool.snapshot().failure?.code).toBe("engine-error");
    await rockpool.call("failure.dismiss", {});
    await rockpool.until("it gone", ({ failure }) => failure === null);
  });

  it("tells an override, and forgets it with the next start", async () => {
    const { image } = { image: "openclaw:2" };
    engine.addImage(image);
    await rockpool.run("gateway.start", { overrides: { image } });
    expect(rockpool.snapshot()).toMatchObject({
      wish: { image, overrides: { image } },
      notices: [{ code: "override-active", facts: { name: "image", value: image } }],
    });
    expect(settings.preferences().image).toBe("openclaw:1");
    await rockpool.run("gateway.restart", {});
    expect(rockpool.snapshot()).toMatchObject({ wish: { image: "openclaw:1", overrides: {} }, notices: [] });
  });

  it("follows the engine's own health check without asking", async () => {
    await rockpool.run("gateway.start", {});
    await rockpool.until("health", (value) => value.gateway.health.ready === "yes");
    const before = engine.requests.length;
    container().setHealth("healthy");
    await rockpool.until("it", (value) => value.gateway.container?.engineHealth === "healthy");
    expect(engine.requests.slice(before)).toEqual([]);
  });

  it("a start under way refuses a removal, and a cancel of something else", async () => {
    const { operationId } = await rockpool.call("gateway.start", {});
    expect((await rockpool.refused("gateway.remove", {})).code).toBe("operation-busy");
    expect((await rockpool.refused("operation.cancel", { operationId: "other" })).code).toBe("not-found");
    expect(rockpool.service.busy()).toBe(true);
    await rockpool.until(
      "the end",
      ({ operation }) => operation?.id === operationId && operation.state === "done",
    );
    expect(rockpool.service.busy()).toBe(false);
  });

  it("does not take a foreign state for ours because a start only looked at what runs", async () => {
    await rockpool.run("gateway.start", {});
    const foreign = path.join(dir, "somebody-else");
    fs.mkdirSync(foreign, { mode: 0o700 });
    fs.writeFileSync(path.join(foreign, "openclaw.json"), "{}");
    if (process.getuid?.() === 0)
      for (const one of [foreign, path.join(foreign, "openclaw.json")]) fs.chownSync(one, 1000, 1000);
    settings.setPreferences({ state: { kind: "bind", path: foreign } });
    await rockpool.run("gateway.start", {});
    expect(settings.memory().knownStates).toEqual([`bind:${path.join(dir, "state")}`]);
    expect((await rockpool.refused("gateway.restart", {})).code).toBe("state-exists");
  });

  it("starts nothing beside a one-off of ours that was left behind and still works on the state", async () => {
    await rockpool.run("gateway.start", {});
    await rockpool.run("gateway.stop", {});
    const { id } = await engine.createContainer({
      ...leftBehind(),
      mounts: [{ kind: "bind", source: path.join(dir, "state"), target: "/home/node/.openclaw" }],
    });
    engine.mainProgram = ({ signal }) =>
      new Promise((resolve) => signal.addEventListener("abort", () => resolve(0), { once: true }));
    await engine.startContainer(id);
    expect(await rockpool.refused("gateway.start", {})).toMatchObject({
      code: "state-in-use",
      facts: { holder: "container rockpool-gateway-cli-1" },
    });
    await engine.removeContainer(id, { force: true });
  });

  it("makes nothing that the next process would not know for its own", async () => {
    await rockpool.close();
    const where = path.join(dir, "no-settings.json");
    fs.writeFileSync(where, "{}");
    fs.chmodSync(where, 0o444);
    const { image, port, state } = settings.preferences();
    settings = openSettings(() => memoryFile(), { path: where });
    settings.setPreferences({ image, port, state });
    open();
    await rockpool.until("a look", ({ engine: { kind } }) => kind === "connected");
    const session = { args: ["status"], tty: false, columns: 80, rows: 24, overrides: {}, dryRun: false };
    const refused = { code: "settings-read-only", facts: { path: where, needed: "yes" } };
    expect(await rockpool.refused("gateway.start", {})).toMatchObject(refused);
    expect(await rockpool.refused("openclaw.start", session)).toMatchObject(refused);
    expect(await engine.listContainers({ all: true })).toEqual([]);
    fs.chmodSync(where, 0o600);
    expect((await rockpool.run("gateway.start", {})).state).toBe("done");
  });

  it("plans without doing", async () => {
    const { steps } = await rockpool.call("gateway.plan", { kind: "start" });
    expect(steps.map(({ id }) => id)).toContain("create-container");
    expect(engine.requests.filter((request) => /^(create|start|put)/.test(request))).toEqual([]);
    expect(settings.memory().knownStates).toEqual([]);
  });

  it("closes with a start under way: takes it back and lets the process end", async () => {
    await rockpool.call("gateway.start", {});
    await rockpool.close();
    expect(await engine.listContainers({ all: false })).toEqual([]);
  });
});
