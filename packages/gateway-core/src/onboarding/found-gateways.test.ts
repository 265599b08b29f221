import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Preferences } from "../contract/settings/preferences.ts";
import { Memory } from "../contract/settings.ts";
import type { ContainerSpec } from "../engine/container-spec.ts";
import { FakeEngine } from "../engine/fake-engine.ts";
import { demoLabel, instanceLabel, roleLabel } from "../gateway/labels.ts";
import { thisHost } from "../host/host.ts";
import type { ObserveInput } from "../lifecycle/observe.ts";
import { observed } from "../lifecycle/testing/observed-fixture.ts";
import { configArchive } from "../openclaw/config-file.ts";
import { testPort } from "../testing/test-port.ts";
import { foundGateways } from "./found-gateways.ts";

let home: string;
let engine: FakeEngine;
let input: ObserveInput;
const config = '{"meta":{"lastTouchedVersion":"2026.8.1"}}';

beforeEach(async () => {
  home = await fs.mkdtemp(path.join(os.tmpdir(), "rockpool-found-"));
  engine = new FakeEngine();
  engine.addImage("openclaw:1", { labels: { "org.opencontainers.image.version": "2026.9.6" } });
  input = {
    engine,
    facts: await engine.facts(),
    host: { ...thisHost(), homeDir: home, tmpDir: home },
    preferences: Preferences.parse({ image: "openclaw:1", port: await testPort() }),
    memory: Memory.parse({ instanceId: "12345678" }),
    overrides: {},
  };
});
afterEach(() => fs.rm(home, { recursive: true, force: true }));

async function theirs(patch: Partial<ContainerSpec>, start = true): Promise<string> {
  const command = ["node", "openclaw.mjs", "gateway"];
  const base = { ...observed().wished.spec, image: "openclaw:1", ports: [], labels: {}, command };
  const { id } = await engine.createContainer({ ...base, ...patch });
  if (start) await engine.startContainer(id);
  return id;
}

async function nativeState(text: string): Promise<string> {
  const where = path.join(home, ".openclaw");
  await fs.mkdir(where, { recursive: true });
  await fs.writeFile(path.join(where, "openclaw.json"), text);
  return where;
}

describe("what was here before us", () => {
  it("is nothing on a fresh computer", async () => {
    expect(await foundGateways(input)).toEqual([]);
  });

  it("is no demo: that one is gone in a moment", async () => {
    await theirs({ name: "rockpool-demo-1", labels: { [demoLabel]: "12345678" } });
    await theirs({ name: "rockpool-demo-2", labels: { [demoLabel]: "of another installation" } });
    expect(await foundGateways(input)).toEqual([]);
  });

  it("is a gateway of a compose project, with where it answers and what it works on", async () => {
    const id = await theirs({
      name: "claw-openclaw-gateway-1",
      labels: { "com.docker.compose.project": "claw" },
      ports: [{ hostIp: "0.0.0.0", hostPort: 18789, containerPort: 18789 }],
      mounts: [{ kind: "volume", source: "claw_state", target: "/home/node/.openclaw" }],
    });
    await theirs({ name: "web", image: "openclaw:1", command: ["bash"] });
    expect(await foundGateways(input)).toEqual([
      {
        kind: "container",
        id,
        name: "claw-openclaw-gateway-1",
        image: "openclaw:1",
        version: "2026.9.6",
        running: true,
        addresses: ["0.0.0.0:18789"],
        state: "volume:claw_state",
        composeProject: "claw",
      },
    ]);
  });

  it("is one that is stopped, too; our own is not, and another user's Rockpool is", async () => {
    await theirs({ name: "still" }, false);
    await theirs({ name: "ours", labels: { [instanceLabel]: "12345678", [roleLabel]: "gateway" } });
    await theirs({ name: "ours-2", labels: { [instanceLabel]: "12345678", [roleLabel]: "gateway" } }, false);
    await theirs({ name: "other", labels: { [instanceLabel]: "87654321", [roleLabel]: "gateway" } });
    const found = await foundGateways(input);
    expect(found.map((each) => each.kind === "container" && [each.name, each.running, each.state])).toEqual([
      ["still", false, null],
      ["other", true, null],
    ]);
  });

  it("is a native state with the version that wrote it, and who uses it", async () => {
    const where = await nativeState(config);
    const expected = {
      kind: "state",
      state: `bind:${where}`,
      version: "2026.8.1",
      usedBy: null,
      isOurs: true,
    };
    expect(await foundGateways(input)).toEqual([expected]);
    await theirs({
      name: "user",
      command: ["bash"],
      mounts: [{ kind: "bind", source: where, target: "/data" }],
    });
    expect(await foundGateways(input)).toEqual([{ ...expected, usedBy: "container user" }]);
    const elsewhere = Preferences.parse({ ...input.preferences, state: { kind: "volume", name: "mine" } });
    expect(await foundGateways({ ...input, preferences: elsewhere })).toEqual([
      { ...expected, usedBy: "container user", isOurs: false },
    ]);
  });

  it.runIf(process.platform === "linux")("is a state that a native gateway works on", async () => {
    const where = await nativeState(config);
    const locks = path.join(where, "tmp", `openclaw-${input.host.uid}`);
    await fs.mkdir(locks, { recursive: true });
    const stat = await fs.readFile("/proc/self/stat", "utf8");
    const startTime = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19]);
    const lock = { pid: process.pid, configPath: path.join(where, "openclaw.json"), startTime };
    await fs.writeFile(path.join(locks, "gateway.abcd.lock"), JSON.stringify(lock));
    expect(await foundGateways(input)).toMatchObject([{ usedBy: `process ${process.pid}` }]);
  });

  it("is of an unknown version where its config is half-written, which stays as it is", async () => {
    const half = '{"meta":{"lastTouchedVersion":"2026.';
    const where = await nativeState(half);
    expect(await foundGateways(input)).toMatchObject([{ kind: "state", version: null, usedBy: null }]);
    expect(await fs.readFile(path.join(where, "openclaw.json"), "utf8")).toBe(half);
    expect(await fs.readdir(where)).toEqual(["openclaw.json"]);
  });

  it("is no state that we made, or were allowed to use", async () => {
    const where = await nativeState(config);
    input.memory.knownStates = [`bind:${where}`];
    expect(await foundGateways(input)).toEqual([]);
  });

  it("is a volume, looked into without anything left behind", async () => {
    await engine.createVolume("claw", {});
    const writer = await theirs({
      name: "writer",
      command: ["bash"],
      mounts: [{ kind: "volume", source: "claw", target: "/s" }],
    });
    await engine.putArchive(writer, "/s", await configArchive(config, 1000, 1000));
    await engine.removeContainer(writer, { force: true });
    input.preferences = Preferences.parse({ ...input.preferences, state: { kind: "volume", name: "claw" } });
    const expected = { kind: "state", state: "volume:claw", usedBy: null, isOurs: true };
    expect(await foundGateways(input)).toEqual([{ ...expected, version: "2026.8.1" }]);
    expect(await engine.listContainers()).toEqual([]);
    // Without an image there is nothing to look with.
    await engine.removeImage("openclaw:1");
    expect(await foundGateways(input)).toEqual([{ ...expected, version: null }]);
  });

  it.each(["listContainers", "inspectContainer", "inspectImage", "createContainer", "getArchive"] as const)(
    "is not told where the engine stops at %s",
    async (verb) => {
      await engine.createVolume("claw", {});
      await theirs({ name: "claw-1" });
      input.preferences = Preferences.parse({
        ...input.preferences,
        state: { kind: "volume", name: "claw" },
      });
      const ask = engine[verb].bind(engine) as (...args: unknown[]) => Promise<unknown>;
      Object.assign(engine, {
        [verb]: (...args: unknown[]) => {
          engine.goAway();
          return ask(...args);
        },
      });
      await expect(foundGateways(input)).rejects.toMatchObject({ kind: "refused" });
    },
  );
});
