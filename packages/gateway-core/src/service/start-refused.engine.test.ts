import fs from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ContainerSpec } from "../engine/container-spec.ts";
import { connectDockerode } from "../engine/dockerode-engine.ts";
import { gatewayName } from "../lifecycle/find-gateway.ts";
import { ensureScriptedImage, scriptedImage, scriptedImages } from "../testing/scripted-gateway.ts";
import { endpoint, type Scratch, scratch } from "./testing/scratch-service.ts";

let place: Scratch;
const foreign: string[] = [];

beforeAll(async () => ensureScriptedImage(await connectDockerode(endpoint)));
beforeEach(async () => {
  place = await scratch();
});
afterEach(async () => {
  for (const id of foreign.splice(0)) await place.engine.removeContainer(id, { force: true }).catch(() => {});
  await place.stop();
});

/** Somebody else's container. */
async function stranger(patch: Partial<ContainerSpec> = {}, start = true): Promise<string> {
  const { id } = await place.engine.createContainer({
    name: `rockpool-stranger-${place.port}`,
    image: scriptedImage,
    entrypoint: ["sleep", "600"],
    command: [],
    env: {},
    labels: { "dev.rockpool.test": "1" },
    mounts: [],
    ports: [],
    extraHosts: [],
    init: true,
    capDrop: [],
    noNewPrivileges: true,
    restart: { name: "no" },
    stopTimeoutSeconds: 1,
    ...patch,
  });
  foreign.push(id);
  if (start) await place.engine.startContainer(id);
  return id;
}

const published = () => [{ hostIp: "127.0.0.1", hostPort: place.port, containerPort: 18789 }];
const bound = () => [{ kind: "bind", source: place.stateDir, target: "/state" } as const];

async function madeBySomebody(): Promise<void> {
  await place.script({});
  await fs.writeFile(path.join(place.stateDir, "openclaw.json"), '{"gateway":{"mode":"local"}}', {
    mode: 0o600,
  });
  if (place.host.uid === 0) await fs.chown(path.join(place.stateDir, "openclaw.json"), 1000, 1000);
}

describe("what is in the way of a start", () => {
  it("a foreign container with our name: ours gets another, theirs is left alone", async () => {
    // Another test, or a person's own gateway, may have the name already: that is a stranger, too.
    await stranger({ name: gatewayName }).catch(() => {});
    const theirs = await place.engine.inspectContainer(gatewayName);
    const rockpool = place.open();
    expect((await rockpool.run("gateway.start", {})).state).toBe("done");
    const instance = rockpool.settings.memory().instanceId;
    expect(rockpool.snapshot().gateway.container?.name).toBe(`${gatewayName}-${instance.slice(0, 8)}`);
    expect(await place.engine.inspectContainer(gatewayName)).toMatchObject({
      id: theirs?.id,
      status: theirs?.status,
    });
  });

  it("a port held by a container: says which, offers a free one that works", async () => {
    await stranger({ ports: published() });
    const rockpool = place.open();
    const failure = await rockpool.refused("gateway.start", {});
    expect(failure).toMatchObject({
      code: "port-taken",
      facts: { port: String(place.port), holder: `container rockpool-stranger-${place.port}` },
    });
    await rockpool.until("the failure", (value) => value.failure?.code === "port-taken");
    const offered = Number(failure.actions?.[0]?.value);
    await rockpool.call("settings.set", { patch: { port: offered } });
    expect((await rockpool.run("gateway.start", {})).state).toBe("done");
    expect(rockpool.snapshot()).toMatchObject({
      failure: null,
      gateway: { address: `http://127.0.0.1:${offered}` },
    });
  });

  it("a port held by a process", async () => {
    const server = createServer().listen(place.port, "127.0.0.1");
    try {
      const failure = await place.open().refused("gateway.start", {});
      expect(failure).toMatchObject({ code: "port-taken", facts: { port: String(place.port) } });
      expect(failure.facts?.holder).toMatch(/^process /);
      expect(server.listening).toBe(true);
    } finally {
      server.close();
    }
  });

  it("a port held by an OpenClaw gateway: it is offered, and no second one started", async () => {
    const other = await scratch({ port: place.port });
    try {
      const running = other.open();
      await running.run("gateway.start", {});
      const rockpool = place.open();
      expect(await rockpool.refused("gateway.start", {})).toMatchObject({
        code: "port-taken-by-gateway",
        facts: { holder: `container ${running.snapshot().gateway.container?.name}` },
        actions: [{ kind: "open-gateway", value: `http://127.0.0.1:${place.port}` }],
      });
      expect(rockpool.snapshot().gateway.container).toBeNull();
    } finally {
      await other.stop();
    }
  });

  it("a state that we did not create needs a yes, and then is ours", async () => {
    await madeBySomebody();
    const rockpool = place.open();
    expect(await rockpool.refused("gateway.start", {})).toMatchObject({
      code: "state-exists",
      facts: { path: place.stateDir, found: "openclaw.json" },
      actions: [{ kind: "use-existing-state" }],
    });
    expect(await fs.readFile(path.join(place.stateDir, "openclaw.json"), "utf8")).toBe(
      '{"gateway":{"mode":"local"}}',
    );
    await rockpool.run("gateway.start", { useExistingState: true });
    await rockpool.run("gateway.remove", {});
    expect((await rockpool.run("gateway.start", {})).steps.length).toBeGreaterThan(0);
  });

  it("a state that a running container mounts is refused, whatever was said", async () => {
    await madeBySomebody();
    await stranger({ mounts: bound() });
    expect(await place.open().refused("gateway.start", { useExistingState: true })).toMatchObject({
      code: "state-in-use",
      facts: { holder: `container rockpool-stranger-${place.port}`, path: place.stateDir },
    });
  });

  it("a state that a stopped container mounts needs a yes", async () => {
    await place.script({});
    await stranger({ mounts: bound() }, false);
    const rockpool = place.open();
    expect(await rockpool.refused("gateway.start", {})).toMatchObject({
      code: "state-exists",
      facts: { found: "mount" },
    });
    expect((await rockpool.run("gateway.start", { useExistingState: true })).state).toBe("done");
  });

  it("a state that a gateway without container uses is refused", async () => {
    await madeBySomebody();
    const locks = path.join(place.stateDir, "tmp", `openclaw-${place.host.uid}`);
    await fs.mkdir(locks, { recursive: true });
    const stat = await fs.readFile("/proc/self/stat", "utf8");
    const startTime = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19]);
    const configPath = path.join(place.stateDir, "openclaw.json");
    const lock = { pid: process.pid, createdAt: new Date().toISOString(), configPath, startTime };
    await fs.writeFile(path.join(locks, "gateway.abcd1234.lock"), JSON.stringify(lock));
    expect(await place.open().refused("gateway.start", { useExistingState: true })).toMatchObject({
      code: "state-in-use",
      facts: { holder: `process ${process.pid}` },
    });
  });

  it("a state of another owner is left as it is", async () => {
    await madeBySomebody();
    await fs.chown(place.stateDir, 4321, 4321);
    expect(await place.open().refused("gateway.start", { useExistingState: true })).toMatchObject({
      code: "state-foreign-owner",
      facts: { path: place.stateDir, owner: "4321" },
      actions: [{ kind: "repair-ownership" }],
    });
    expect((await fs.stat(place.stateDir)).uid).toBe(4321);
  });

  it("a state that its owner may not write", async () => {
    await place.script({});
    await fs.chmod(place.stateDir, 0o555);
    expect(await place.open().refused("gateway.start", {})).toMatchObject({
      code: "state-not-writable",
      facts: { path: place.stateDir },
    });
  });

  it("an image older than what ran on the state, which would refuse it", async () => {
    const rockpool = place.open();
    await rockpool.run("gateway.start", {});
    await rockpool.call("settings.set", { patch: { image: scriptedImages["2026.4.29"] } });
    for (const name of ["gateway.restart", "gateway.start"] as const) {
      if (name === "gateway.start") await rockpool.run("gateway.remove", {});
      expect(await rockpool.refused(name, {})).toMatchObject({
        code: "state-newer",
        facts: { version: "2026.4.29", stateVersion: "2026.9.6", path: place.stateDir },
        actions: [{ kind: "choose-image" }],
      });
    }
    await rockpool.call("settings.set", { patch: { image: scriptedImage } });
    expect((await rockpool.run("gateway.start", {})).state).toBe("done");
  });

  it("an image that is not there", async () => {
    const rockpool = place.open();
    await rockpool.call("settings.set", { patch: { image: "rockpool-test/absent:1" } });
    expect(await rockpool.refused("gateway.start", {})).toMatchObject({
      code: "image-missing",
      facts: { image: "rockpool-test/absent:1" },
    });
    expect((await rockpool.until("the image", ({ phase }) => phase === "no-image")).wish.shouldRun).toBe(
      false,
    );
  });
});
