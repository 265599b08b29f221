import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Overrides } from "../contract/overrides.ts";
import { Preferences } from "../contract/settings/preferences.ts";
import type { StorageQuestion } from "../contract/setup.ts";
import type { EngineFacts } from "../contract/snapshot.ts";
import { FakeEngine } from "../engine/fake-engine.ts";
import { type Host, thisHost } from "../host/host.ts";
import { storagePreview } from "./storage-preview.ts";

let home: string;
let engine: FakeEngine;
let host: Host;
const real = thisHost();
/** Root starts the gateway as the image's user. */
const wanted = real.uid === 0 ? { uid: 1000, gid: 1000 } : { uid: real.uid, gid: real.gid };

beforeEach(async () => {
  home = await fs.mkdtemp(path.join(os.tmpdir(), "rockpool-storage-"));
  engine = new FakeEngine();
  host = { ...real, homeDir: home };
});
afterEach(() => fs.rm(home, { recursive: true, force: true }));

async function preview(
  question: StorageQuestion = {},
  facts: Partial<EngineFacts> = {},
  overrides: Overrides = {},
) {
  return storagePreview({
    ...{ engine, host, overrides, question },
    facts: { ...(await engine.facts()), ...facts },
    preferences: Preferences.parse({}),
  });
}

const bind = (where: string): StorageQuestion => ({ state: { kind: "bind", path: where } });

async function folder(name: string, mode = 0o700): Promise<string> {
  const where = path.join(home, name);
  await fs.mkdir(where, { mode });
  if (real.uid === 0) await fs.chown(where, wanted.uid, wanted.gid);
  return where;
}

describe("where the data would live", () => {
  it("is the home's .openclaw where the engine shares this host's files", async () => {
    const { state, workspace, because } = await preview();
    expect(because).toBe("shared-files");
    expect(state).toMatchObject({
      ...{ kind: "bind", where: path.join(home, ".openclaw"), exists: false },
      ...{ owner: null, writable: "yes" },
    });
    expect(state.freeBytes).toBeGreaterThan(0);
    expect(workspace.where).toBe(path.join(home, ".openclaw", "workspace"));
    expect(await fs.readdir(home)).toEqual([]);
  });

  it("is a volume where the engine runs in a virtual machine, with the workspace in the home", async () => {
    const inVm = { sharesHostFiles: false };
    const first = await preview({}, inVm);
    expect(first).toMatchObject({
      because: "virtual-machine",
      state: { kind: "volume", where: "rockpool-state", exists: false, freeBytes: null, writable: "unknown" },
      workspace: { kind: "bind", where: path.join(home, ".openclaw", "workspace"), owner: null },
    });
    await engine.createVolume("rockpool-state", {});
    expect((await preview({}, inVm)).state.exists).toBe(true);
  });

  it("keeps the workspace in the volume where the engine is elsewhere", async () => {
    const facts = { sharesHostFiles: false, endpoint: "tcp://10.0.0.9:2375" };
    expect((await preview({}, facts)).workspace).toMatchObject({ kind: "volume", where: "rockpool-state" });
    expect((await preview(bind("/srv/claw"), facts)).state).toEqual({
      ...{ kind: "bind", where: "/srv/claw", exists: false },
      ...{ freeBytes: null, owner: null, writable: "unknown" },
    });
  });

  it("is what was asked about, before settings and environment", async () => {
    const mine = await folder("mine");
    const overrides = { stateDir: path.join(home, "other"), workspaceDir: path.join(home, "files") };
    expect(await preview(bind(mine), {}, overrides)).toMatchObject({
      because: "chosen",
      state: {
        ...{ where: mine, exists: true, writable: "yes" },
        owner: { ...wanted, wantedUid: wanted.uid, wantedGid: wanted.gid },
      },
      workspace: { where: path.join(home, "files"), exists: false },
    });
    expect(await preview({}, {}, overrides)).toMatchObject({
      because: "chosen",
      state: { where: path.join(home, "other") },
    });
  });
});

describe("what cannot be", () => {
  it.each([
    ["relative", "some/where"],
    ["root", "/"],
    ["home", "~"],
    ["empty", "  "],
  ])("a path that is %s", async (reason, where) => {
    await expect(preview(bind(where))).rejects.toMatchObject({
      failure: { code: "path-invalid", facts: { field: "state", reason } },
    });
  });

  it("a state within the workspace", async () => {
    const question = { ...bind(path.join(home, "w", "state")), workspace: { path: path.join(home, "w") } };
    await expect(preview(question)).rejects.toMatchObject({ failure: { facts: { reason: "overlap" } } });
  });

  it("a file, and what would be below one", async () => {
    const file = path.join(home, "file");
    await fs.writeFile(file, "");
    for (const where of [file, path.join(file, "below")]) {
      await expect(preview(bind(where))).rejects.toMatchObject({
        failure: { code: "path-invalid", facts: { field: "state", value: where, reason: "file" } },
      });
    }
    await expect(preview({ workspace: { path: file } })).rejects.toMatchObject({
      failure: { facts: { field: "workspace" } },
    });
  });
});

describe("what the gateway's user could not write", () => {
  it("is a folder whose owner may not", async () => {
    expect((await preview(bind(await folder("closed", 0o500)))).state.writable).toBe("no");
  });

  it("is root's folder, and one with a file of root's in it", async (context) => {
    if (real.uid !== 0) context.skip("only root can make a folder of root's");
    const state = path.join(home, "roots");
    await fs.mkdir(state, { mode: 0o755 });
    expect((await preview(bind(state))).state).toMatchObject({
      owner: { uid: 0, gid: 0, wantedUid: 1000, wantedGid: 1000 },
      writable: "no",
    });
    await fs.chown(state, 1000, 1000);
    expect((await preview(bind(state))).state.writable).toBe("yes");
    await fs.writeFile(path.join(state, "openclaw.json"), "{}", { mode: 0o600 });
    expect((await preview(bind(state))).state.writable).toBe("no");
  });

  it("is below a folder that is somebody else's", async (context) => {
    if (real.uid === 0) context.skip("root may write everywhere");
    expect((await preview(bind("/root-of-somebody/claw"))).state.writable).toBe("no");
  });
});

it("fails at once when the engine is gone", async () => {
  const facts = await engine.facts();
  engine.goAway();
  const asked = storagePreview({
    ...{ engine, host, facts, overrides: {}, preferences: Preferences.parse({}) },
    question: { state: { kind: "volume", name: "claw" } },
  });
  await expect(asked).rejects.toMatchObject({ kind: "refused" });
});
