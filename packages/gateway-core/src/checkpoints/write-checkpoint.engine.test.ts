import { execFile, spawn } from "node:child_process";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Progress } from "../contract/progress.ts";
import { connectDockerode } from "../engine/dockerode-engine.ts";
import type { Engine } from "../engine/engine.ts";
import { statePath } from "../gateway/container-paths.ts";
import { ensureNodeBase, nodeBaseTag } from "../testing/node-base-image.ts";
import { checkpointPlaces } from "./checkpoint-places.ts";
import { finishRestore } from "./finish-restore.ts";
import { helperSpec } from "./helper-spec.ts";
import { listCheckpoints } from "./list-checkpoints.ts";
import { pruneCheckpoints } from "./prune-checkpoints.ts";
import { removeCheckpoints } from "./remove-checkpoints.ts";
import { removeStrayHelpers } from "./remove-stray-helpers.ts";
import { restoreCheckpoint } from "./restore-checkpoint.ts";
import { keptNames } from "./testing/copy-fixture.ts";
import { describeOf, type EngineFixture, engineFixture, helpersOf } from "./testing/engine-fixture.ts";
import { oddTree } from "./testing/odd-tree.ts";
import { treeFacts } from "./testing/tree-facts.ts";
import { writeCheckpoint } from "./write-checkpoint.ts";

const run = promisify(execFile);
const endpoint = "unix:///var/run/docker.sock";
const parts = ["state", "auth-secrets", "workspace"] as const;
let engine: Engine;
let image: string;
let at: EngineFixture;

beforeAll(async () => {
  engine = await connectDockerode(endpoint);
  await ensureNodeBase(engine);
  image = (await engine.inspectImage(nodeBaseTag))?.id ?? "";
});
beforeEach(() => {
  at = engineFixture(engine, image);
});
afterEach(() => at.dispose());

const input = () => ({ engine, image, places: at.places });
const write = (more: { signal?: AbortSignal; onProgress?: (progress: Progress) => void } = {}) =>
  writeCheckpoint({ ...input(), describe: at.describe, ...more });
const facts = () => treeFacts(at.folder, [path.basename(at.store), ...keptNames]).slice(1);

describe("a checkpoint of folders", () => {
  it("is written beside the state, listed, put back and finished", async () => {
    const before = facts();
    const seen: Progress[] = [];
    const made = await write({ onProgress: (progress) => seen.push(progress) });
    expect(made).toMatchObject({ reason: "change", version: "2026.9.6", stateLocator: `bind:${at.state}` });
    expect(made.parts.map(({ name }) => name)).toEqual([...parts]);
    expect(made.bytes).toBe(made.parts.reduce((sum, { bytes }) => sum + bytes, 0));
    expect(seen.at(-1)).toMatchObject({ phase: "verifying", bytesDone: seen.at(-1)?.bytesTotal });
    expect(facts()).toEqual(before);
    expect(await listCheckpoints(input())).toEqual([made]);
    expect(readFileSync(path.join(at.store, made.id, "checkpoint.json"), "utf8")).toContain('"spec"');

    rmSync(path.join(at.state, "openclaw.json"));
    appendFileSync(path.join(at.state, "workspace/notes.md"), "more");
    writeFileSync(path.join(at.folder, "secrets/other"), "");
    await restoreCheckpoint({ ...input(), id: made.id, parts });
    expect(facts()).toEqual(before);
    await finishRestore(input());
    expect(readdirSync(at.state).filter((name) => name.startsWith(".rockpool"))).toEqual([]);
    expect(facts()).toEqual(before);
    expect(await helpersOf(engine, at.instanceId)).toEqual([]);
  });

  it("leaves the workspace alone unless it is asked for", async () => {
    const { id } = await write();
    appendFileSync(path.join(at.state, "workspace/notes.md"), "more");
    writeFileSync(path.join(at.state, "new"), "");
    await restoreCheckpoint({ ...input(), id, parts: ["state", "auth-secrets"] });
    expect(existsSync(path.join(at.state, "new"))).toBe(false);
    expect(readFileSync(path.join(at.state, "workspace/notes.md"), "utf8")).toContain("more");
  });

  it("is refused when it is damaged, and when it is gone", async () => {
    const { id } = await write();
    const before = facts();
    appendFileSync(path.join(at.store, id, "state.tar"), "x");
    await expect(restoreCheckpoint({ ...input(), id, parts })).rejects.toMatchObject({
      failure: { code: "checkpoint-damaged", facts: { what: `${id}/state.tar` } },
    });
    rmSync(at.store, { recursive: true });
    expect(await listCheckpoints(input())).toEqual([]);
    await removeCheckpoints({ ...input(), ids: [id] });
    await expect(restoreCheckpoint({ ...input(), id, parts })).rejects.toMatchObject({
      failure: { code: "checkpoint-missing" },
    });
    expect(existsSync(at.store)).toBe(false);
    expect(facts()).toEqual(before);
  });

  it("goes when there are newer ones, unless it is needed", async () => {
    const ids: string[] = [];
    for (let count = 0; count < 4; count++) ids.unshift((await write()).id);
    rmSync(path.join(at.store, ids[1] ?? "", "checkpoint.json"));
    expect((await listCheckpoints(input())).map(({ id }) => id)).toEqual([ids[0], ids[2], ids[3]]);
    expect(await pruneCheckpoints({ ...input(), keep: 1, except: [ids[3] ?? ""] })).toEqual([ids[2]]);
    expect(readdirSync(at.store).sort()).toEqual([ids[3], ids[0], "index"]);
  });

  it("that is cancelled leaves nothing", async () => {
    const before = facts();
    const cancel = new AbortController();
    const writing = write({ signal: cancel.signal, onProgress: () => cancel.abort() });
    await expect(writing).rejects.toMatchObject({ failure: { code: "operation-cancelled" } });
    expect(readdirSync(at.store)).toEqual([]);
    expect(await helpersOf(engine, at.instanceId)).toEqual([]);
    expect(facts()).toEqual(before);
  });

  it("takes a helper of a killed Rockpool for a stray, and not its own", async () => {
    mkdirSync(at.store);
    const { id } = await engine.createContainer({
      ...helperSpec({ image, instanceId: at.instanceId, mounts: [at.places.store] }),
      ...{ entrypoint: ["sleep"], command: ["1000"] },
    });
    await engine.startContainer(id);
    await write();
    expect(await engine.inspectContainer(id)).toBeNull();
    await removeStrayHelpers(engine, at.instanceId);
  });
});

describe("a full disk", () => {
  const disk = (megabytes: number) =>
    run("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", at.store]);
  beforeEach(() => mkdirSync(at.store));
  afterEach(() => run("umount", ["--lazy", at.store]));

  it("is seen before anything is written", async () => {
    await disk(32);
    await expect(write()).rejects.toMatchObject({
      failure: { code: "checkpoint-no-room", facts: { path: at.store, free: String(32 * 1024 * 1024) } },
    });
    expect(readdirSync(at.store)).toEqual([]);
  });

  it("that fills up meanwhile takes the half copy away", async () => {
    await disk(400);
    await run("dd", ["if=/dev/urandom", `of=${at.state}/large`, "bs=1M", "count=250"]);
    let filled = false;
    const writing = write({
      onProgress: () => {
        if (filled) return;
        filled = true;
        // Ends by itself when the disk is full.
        spawn("dd", ["if=/dev/zero", `of=${at.store}/filler`, "bs=4M"], { stdio: "ignore" });
      },
    });
    await expect(writing).rejects.toMatchObject({ failure: { code: "checkpoint-no-room" } });
    expect(readdirSync(at.store)).toEqual(["filler"]);
  });
});

describe("a full disk under the state", () => {
  afterEach(() => run("umount", ["--lazy", at.state]));

  it("that fills up during a restore leaves all as it was, and the next one goes through", async () => {
    await run("mount", ["-t", "tmpfs", "-o", "size=600m", "tmpfs", at.state]);
    oddTree(at.state);
    await run("dd", ["if=/dev/urandom", `of=${at.state}/large`, "bs=1M", "count=200"]);
    const copied = facts();
    const { id } = await write();
    rmSync(path.join(at.state, "openclaw.json"));
    // Folders in which something was made and removed again have another time.
    const contents = () => facts().filter((line) => !/^\S+ 4/.test(line));
    const before = contents();
    let filled = false;
    const restoring = restoreCheckpoint({
      ...{ ...input(), id, parts },
      onProgress: ({ phase }) => {
        if (filled || phase !== "unpacking") return;
        filled = true;
        spawn("dd", ["if=/dev/zero", `of=${at.folder}/.openclaw/filler`, "bs=4M"], { stdio: "ignore" });
      },
    });
    await expect(restoring).rejects.toMatchObject({ failure: { code: "checkpoint-no-room" } });
    rmSync(path.join(at.state, "filler"));
    expect(contents()).toEqual(before);
    await restoreCheckpoint({ ...input(), id, parts });
    expect(facts()).toEqual(copied);
  });
});

describe("a checkpoint of a volume", () => {
  it("is written into a volume beside it, the workspace within, and put back", async () => {
    const name = at.instanceId;
    await engine.createVolume(name, { "dev.rockpool.test": "1" });
    const places = checkpointPlaces(
      { mounts: [{ kind: "volume", source: name, target: statePath }] },
      at.instanceId,
    );
    const volume = { ...input(), places };
    try {
      expect(await listCheckpoints(volume)).toEqual([]);
      expect(await engine.inspectVolume(`${name}-checkpoints`)).toBeNull();
      const mountpoint = (await engine.inspectVolume(name))?.mountpoint ?? "";
      await run("cp", ["-aT", at.state, mountpoint]);
      const before = treeFacts(mountpoint);
      const made = await writeCheckpoint({ ...volume, describe: describeOf(image) });
      expect(made).toMatchObject({
        stateLocator: `volume:${name}`,
        parts: [{ name: "state" }, { name: "workspace" }],
      });
      expect((await engine.inspectVolume(`${name}-checkpoints`))?.labels).toMatchObject({
        "dev.rockpool.instance": at.instanceId,
      });
      expect(await listCheckpoints(volume)).toEqual([made]);
      await run("rm", ["-rf", `${mountpoint}/agents`, `${mountpoint}/workspace`]);
      await restoreCheckpoint({ ...volume, id: made.id, parts });
      await finishRestore(volume);
      expect(treeFacts(mountpoint)).toEqual(before);
    } finally {
      await engine.removeVolume(name);
      await engine.removeVolume(`${name}-checkpoints`).catch(() => {});
    }
  });
});
