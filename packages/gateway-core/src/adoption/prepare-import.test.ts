import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { FoundInstance } from "../contract/adoption.ts";
import { Preferences } from "../contract/settings/preferences.ts";
import { Memory } from "../contract/settings.ts";
import type { StorageChoice } from "../contract/storage-choice.ts";
import { FakeEngine } from "../engine/fake-engine.ts";
import { statePath } from "../gateway/container-paths.ts";
import { thisHost } from "../host/host.ts";
import { observed } from "../lifecycle/testing/observed-fixture.ts";
import { describeContainer } from "./describe-container.ts";
import { nativeInstances } from "./native-instances.ts";
import { prepareImport } from "./prepare-import.ts";

let dir: string;
let engine: FakeEngine;
beforeEach(() => {
  dir = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "rockpool-import-")));
  fs.mkdirSync(path.join(dir, "theirs"));
  engine = new FakeEngine();
  engine.addImage("openclaw:1", { labels: { "org.opencontainers.image.version": "2026.9.6" } });
});
afterEach(() => fs.rmSync(dir, { recursive: true, force: true }));

type Mounts = ReturnType<typeof observed>["wished"]["spec"]["mounts"];

const state: Mounts[number] = { kind: "volume", source: "their-state", target: statePath };

async function theirs(mounts: Mounts, isCurrent = true, more = {}): Promise<FoundInstance> {
  const { id } = await engine.createContainer({
    ...observed().wished.spec,
    ...{ name: "theirs", image: "openclaw:1", ports: [], labels: {}, mounts, ...more },
    command: ["node", "dist/index.js", "gateway"],
  });
  const details = await engine.inspectContainer(id);
  if (details === null) throw new Error("it is gone");
  const where = { engine, facts: await engine.facts(), isCurrent };
  const all = await engine.listContainers();
  return describeContainer({ where, details, all, fileExists: async () => false });
}

async function native(running = false): Promise<FoundInstance> {
  fs.mkdirSync(path.join(dir, ".openclaw", "workspace"), { recursive: true });
  fs.writeFileSync(path.join(dir, ".openclaw", "openclaw.json"), "{}");
  const [found] = await nativeInstances({
    host: { ...thisHost(), homeDir: dir, tmpDir: dir, env: {} },
    memory: { knownStates: [] },
    sharesHostFiles: true,
    mounted: new Set(),
    realPath: async (file) => file,
  });
  if (found === undefined) throw new Error("none was found");
  return { ...found, running };
}

interface Asked {
  into?: StorageChoice;
  workspace?: boolean;
  stopSource?: boolean;
  preferences?: Partial<Preferences>;
  sharesHostFiles?: boolean;
}

async function prepared(found: FoundInstance, asked: Asked = {}) {
  const { into = { kind: "volume", name: "copy" }, workspace = true, stopSource = false } = asked;
  const { sharesHostFiles = true } = asked;
  return prepareImport({
    host: { ...thisHost(), homeDir: dir, tmpDir: dir, env: {} },
    current: { engine, facts: { ...(await engine.facts()), sharesHostFiles } },
    found,
    wish: { into, workspace, stopSource },
    preferences: Preferences.parse({ image: "openclaw:1", ...asked.preferences }),
    memory: Memory.parse({ instanceId: "12345678" }),
  });
}

const at = (name: string): StorageChoice => ({ kind: "bind", path: path.join(dir, name) });
const refused = (code: string, facts: Record<string, string> = {}) =>
  expect.objectContaining({
    failure: expect.objectContaining({ code, facts: expect.objectContaining(facts) }),
  });

describe("what is imported", () => {
  it("is the state, the keys beside it and the workspace, wherever each is mounted", async () => {
    const found = await theirs([
      state,
      { kind: "volume", source: "their-keys", target: "/home/node/.config/openclaw" },
      { kind: "bind", source: path.join(dir, "theirs"), target: `${statePath}/workspace` },
    ]);
    const { parts, made, stateLocator } = await prepared(found);
    expect(stateLocator).toBe("volume:copy");
    const workspace = path.join(dir, ".openclaw", "workspace");
    expect(parts).toEqual([
      {
        name: "state",
        from: { kind: "volume", source: "their-state", below: "" },
        to: { kind: "volume", source: "copy", below: "" },
      },
      {
        name: "auth-secrets",
        from: { kind: "volume", source: "their-keys", below: "" },
        to: { kind: "volume", source: "copy-auth-profile-secrets", below: "" },
      },
      {
        name: "workspace",
        from: { kind: "bind", source: path.join(dir, "theirs"), below: "" },
        to: { kind: "bind", source: workspace, below: "" },
      },
    ]);
    expect(made.map(({ source }) => source)).toEqual(["copy", "copy-auth-profile-secrets", workspace]);
  });

  it("never shares a workspace with the original: a state in a volume gets one beside it", async () => {
    const { into, parts } = await prepared(await native());
    const beside = path.join(dir, "copy-workspace");
    expect(into.workspace).toEqual({ path: beside });
    expect(parts.at(-1)).toMatchObject({ name: "workspace", to: { kind: "bind", source: beside } });
    const without = await prepared(await native(), { workspace: false });
    expect(without.into.workspace).toEqual({ path: beside });
    expect(without.parts.map(({ name }) => name)).toEqual(["state"]);
    const theirOwn = { workspace: { path: path.join(dir, ".openclaw", "workspace") } };
    await expect(prepared(await native(), { workspace: false, preferences: theirOwn })).rejects.toEqual(
      refused("path-invalid", { reason: "overlap" }),
    );
  });
});

describe("what is refused", () => {
  it.each<[string, () => Promise<FoundInstance>, Asked, unknown]>([
    [
      "another engine",
      () => theirs([state], false),
      {},
      refused("not-supported", { because: "other-engine" }),
    ],
    [
      "an engine that is not the one of the settings",
      () => theirs([state]),
      { preferences: { engine: "unix:///elsewhere" } },
      refused("not-supported", { because: "other-engine" }),
    ],
    ["no state of its own", () => theirs([]), {}, refused("not-supported", { because: "no-state" })],
    ["a native one that runs", () => native(true), { stopSource: true }, refused("source-in-use")],
    [
      "a native one beyond the engine's reach",
      async () => ({ ...(await native()), may: { ...(await native()).may, import: false } }),
      { sharesHostFiles: false },
      refused("not-supported", { because: "no-host-files" }),
    ],
    [
      "one that its stop would remove",
      async () => ({ ...(await theirs([state], true, { autoRemove: true })), running: true }),
      { stopSource: true },
      refused("not-supported", { because: "auto-remove" }),
    ],
    [
      "its own volume",
      () => theirs([state]),
      { into: { kind: "volume", name: "their-state" } },
      refused("state-exists", { path: "their-state" }),
    ],
  ])("%s", async (_what, found, asked, expected) => {
    await expect(prepared(await found(), asked)).rejects.toEqual(expected);
  });

  it("a place in the original, by whatever way", async () => {
    const found = await theirs([{ kind: "bind", source: path.join(dir, "theirs"), target: statePath }]);
    fs.symlinkSync(path.join(dir, "theirs"), path.join(dir, "link"));
    for (const name of ["theirs", "theirs/copy", "link/copy"])
      await expect(prepared(found, { into: at(name) })).rejects.toEqual(
        refused("path-invalid", { reason: "overlap" }),
      );
  });

  it("a place that is not empty, or that a container has", async () => {
    const found = await theirs([state]);
    fs.mkdirSync(path.join(dir, "full", "more"), { recursive: true });
    await expect(prepared(found, { into: at("full") })).rejects.toEqual(refused("state-exists"));
    await engine.createVolume("there", {});
    await expect(prepared(found, { into: { kind: "volume", name: "there" } })).rejects.toEqual(
      refused("state-exists", { path: "there" }),
    );
    fs.mkdirSync(path.join(dir, "mounted"));
    await engine.createContainer({
      ...observed().wished.spec,
      ...{ name: "other", image: "openclaw:1", ports: [] },
      mounts: [{ kind: "bind", source: path.join(dir, "mounted"), target: "/x" }],
    });
    await expect(prepared(found, { into: at("mounted") })).rejects.toEqual(
      refused("state-in-use", { holder: "container other" }),
    );
  });
});
