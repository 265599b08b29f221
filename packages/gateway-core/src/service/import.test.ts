import fs from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Engine } from "../engine/engine.ts";
import { EngineError } from "../engine/engine-error.ts";
import type { SettingsStore } from "../settings/settings-store.ts";
import { importBench } from "./testing/import-bench.ts";

let bench: Awaited<ReturnType<typeof importBench>>;
beforeEach(async () => {
  bench = await importBench();
});
afterEach(() => bench.dispose());

const text = (folder: string, name: string) => fs.readFileSync(path.join(folder, name), "utf8");
const names = (folder: string) => fs.readdirSync(folder).sort();
const statusOf = async () => (await bench.engine.inspectContainer(bench.id))?.status;
const isThere = () => fs.existsSync(bench.target);
const others = async () => (await bench.engine.listContainers()).filter(({ id }) => id !== bench.id);

/** Whole and the gateway's, or not there at all; and what was stopped runs. */
async function expectWhole(runs: boolean): Promise<"copied" | "nothing"> {
  const { settings, source, target } = bench;
  expect(settings.memory().import).toBeNull();
  expect(await statusOf()).toBe(runs ? "running" : "created");
  expect(await others()).toEqual([]);
  expect(names(source)).toEqual(["openclaw.json", "workspace"]);
  expect(text(source, "workspace/notes.md")).toBe("mine\n");
  const { state } = settings.preferences();
  const known = settings.memory().knownStates;
  if (state.kind === "bind" && state.path === target) {
    expect(names(target)).toEqual(["openclaw.json", "workspace"]);
    expect(text(target, "workspace/notes.md")).toBe("mine\n");
    expect(known).toContain(`bind:${target}`);
    return "copied";
  }
  expect(isThere()).toBe(false);
  expect(known).toEqual([]);
  return "nothing";
}

async function run(stopSource: boolean) {
  const { operations, over, seen } = bench.process();
  const importWish = await bench.wish(stopSource);
  await operations.request("import", { importWish });
  return { operations, seen, end: await over };
}

describe("an import", () => {
  it("stops the source for the copy alone, and mounts it for reading alone", async () => {
    await bench.engine.startContainer(bench.id);
    const mounts: string[] = [];
    const create = bench.engine.createContainer;
    bench.engine.createContainer = (spec) => {
      for (const { source, readOnly } of spec.mounts)
        if (source === bench.source) mounts.push(readOnly ? "read" : "write");
      return create(spec);
    };
    const { end } = await run(true);
    expect(end.failure).toBeUndefined();
    expect(end.steps.map(({ id }) => id)).toEqual([
      "check-source",
      "stop-source",
      "copy-state",
      "verify-copy",
      "start-source",
      "keep-copy",
    ]);
    expect(mounts).toEqual(["read", "read"]);
    expect(await expectWhole(true)).toBe("copied");
    expect(bench.settings.memory().stateVersions[`bind:${bench.target}`]).toBe("2026.9.6");
  });

  it("refuses a source that runs, also where it was started after it was looked at", async () => {
    const early = await bench.wish(false);
    await bench.engine.startContainer(bench.id);
    await expect(bench.wish(false)).rejects.toMatchObject({ failure: { code: "source-in-use" } });
    const { operations, over } = bench.process();
    await operations.request("import", { importWish: early });
    expect((await over).failure).toMatchObject({
      code: "source-in-use",
      facts: { by: "container theirs" },
    });
    expect(await expectWhole(true)).toBe("nothing");
  });

  it("refuses a place that holds something, also where it came there after the look", async () => {
    const early = await bench.wish(false);
    fs.mkdirSync(bench.target);
    fs.writeFileSync(path.join(bench.target, "theirs"), "");
    await expect(bench.wish(false)).rejects.toMatchObject({
      failure: { code: "state-exists", facts: { path: bench.target } },
    });
    const { operations, over } = bench.process();
    await operations.request("import", { importWish: early });
    expect((await over).failure).toMatchObject({ code: "state-exists" });
    expect(names(bench.target)).toEqual(["theirs"]);
    expect(bench.settings.memory().import).toBeNull();
  });

  it("tells of a full disk, removes what was written and starts the source again", async () => {
    await bench.engine.startContainer(bench.id);
    bench.act.current = (job) => {
      if (job.do !== "copy") return null;
      halfCopy(job.id);
      const facts = { needs: "10", free: "1", path: bench.target };
      return Promise.resolve({
        kind: "failed",
        failure: { code: "checkpoint-no-room", message: "full", facts },
      });
    };
    const { end } = await run(true);
    expect(end.failure).toMatchObject({ code: "disk-full", facts: { path: bench.target, free: "1" } });
    expect(await expectWhole(true)).toBe("nothing");
  });

  it("keeps no copy that differs", async () => {
    bench.act.current = (job) => {
      if (job.do === "compare") fs.writeFileSync(path.join(bench.target, "workspace", "notes.md"), "mime\n");
      return null;
    };
    const { end } = await run(false);
    expect(end.failure).toMatchObject({
      code: "import-failed",
      facts: { reason: "workspace: notes.md differs" },
    });
    expect(await expectWhole(false)).toBe("nothing");
  });

  it.each(["copy", "compare"] as const)("is cancelled while it does its %s", async (verb) => {
    await bench.engine.startContainer(bench.id);
    const { operations, over, seen } = bench.process();
    bench.act.current = (job, signal) => {
      if (job.do !== verb) return null;
      if (verb === "copy") halfCopy(job.id);
      operations.cancel(seen.at(-1)?.id ?? "");
      return new Promise((resolve) => {
        const end = () => resolve({ kind: "cancelled" });
        if (signal.aborted) end();
        else signal.addEventListener("abort", end, { once: true });
      });
    };
    await operations.request("import", { importWish: await bench.wish(true) });
    expect(await over).toMatchObject({ state: "cancelled", failure: { code: "operation-cancelled" } });
    expect(await expectWhole(true)).toBe("nothing");
  });

  it("keeps the copy of a source that does not start again, and says that", async () => {
    await bench.engine.startContainer(bench.id);
    bench.act.current = (job) => {
      if (job.do !== "compare") return null;
      const start = bench.engine.startContainer.bind(bench.engine);
      bench.engine.startContainer = (id) =>
        id === bench.id ? Promise.reject(new EngineError("port-taken", "taken")) : start(id);
      return null;
    };
    const { end } = await run(true);
    expect(end).toMatchObject({ state: "failed", failure: { code: "port-taken" } });
    expect(bench.settings.memory().import).toBeNull();
    expect(bench.settings.preferences().state).toEqual({ kind: "bind", path: bench.target });
    expect(names(bench.target)).toEqual(["openclaw.json", "workspace"]);
  });
});

/** What a copy that was broken off leaves. */
function halfCopy(id: string): void {
  fs.writeFileSync(path.join(bench.target, ".rockpool-import"), id);
  fs.writeFileSync(path.join(bench.target, "openclaw.json"), "{");
}

const verbs = new Set([
  ...["createContainer", "startContainer", "killContainer", "removeContainer", "waitContainer", "attach"],
  ...["createVolume", "removeVolume", "putArchive", "getArchive"],
]);

/** From its nth change on, a process does nothing any more. */
function mortal(nth: number) {
  let count = 0;
  let die = () => {};
  const dead = new Promise<void>((resolve) => {
    die = resolve;
  });
  /** Throws at the one that it dies of; what is said after that is heard by nobody. */
  const write = <T>(work: () => T, otherwise: T): T => {
    const wasAlive = count < nth;
    if (isAlive(true)) return work();
    if (wasAlive) throw new Error("killed");
    return otherwise;
  };
  const isAlive = (counts: boolean) => {
    if (counts) count += 1;
    if (count >= nth) die();
    return count < nth;
  };
  const engine = new Proxy<Engine>(bench.engine, {
    get(all, name) {
      const value: unknown = Reflect.get(all, name, all);
      if (typeof value !== "function") return value;
      return (...args: unknown[]) =>
        isAlive(verbs.has(String(name)))
          ? (Reflect.apply(value, all, args) as unknown)
          : new Promise(() => {});
    },
  });
  const settings: SettingsStore = {
    ...bench.settings,
    remember: (patch) => write(() => bench.settings.remember(patch), undefined),
    setPreferences: (patch) =>
      write(() => bench.settings.setPreferences(patch), bench.settings.preferences()),
  };
  return { engine, settings, dead, count: () => count };
}

it("is not ended on another engine, where its container would count as gone", async () => {
  await bench.engine.startContainer(bench.id);
  const journal = await bench.wish(true);
  await bench.engine.stopContainer(bench.id, 1);
  bench.settings.remember({ import: { ...journal, engine: "another" } });
  await expect(bench.process().operations.resume()).rejects.toMatchObject({
    failure: { code: "import-failed" },
  });
  bench.settings.remember({ import: journal });
  const next = bench.process();
  // Nothing else begins before it.
  await next.operations.request("start");
  expect(await next.over).toMatchObject({ kind: "import", failure: { code: "import-failed" } });
  expect(await expectWhole(true)).toBe("nothing");
});

describe("Rockpool killed in an import", () => {
  it("at every single thing that it does: the next process ends it", { timeout: 120_000 }, async () => {
    const ends: string[] = [];
    for (let nth = 1; ; nth += 1) {
      const { engine, settings, dead } = mortal(nth);
      await bench.engine.startContainer(bench.id);
      const { operations, over } = bench.process(engine, settings);
      await operations.request("import", { importWish: await bench.wish(true) });
      const isKilled = await Promise.race([dead.then(() => true), over.then(() => false)]);
      // A process knows its own helpers by their names, and this one is all processes.
      for (const { id, name } of await others()) await bench.engine.renameContainer(id, `${name}-left`);
      if (bench.settings.memory().import !== null) {
        const next = bench.process();
        await next.operations.resume();
        const end = await next.over;
        expect(end.failure?.code ?? "done", `${nth}`).toMatch(/^(done|import-failed)$/);
      }
      ends.push(await expectWhole(true));
      if (!isKilled) break;
      bench.dispose();
      bench = await importBench();
    }
    // From one on it is kept, and never the other way round.
    const first = ends.indexOf("copied");
    expect(first).toBeGreaterThan(8);
    expect(ends.slice(first).every((end) => end === "copied")).toBe(true);
    expect(ends.length - first).toBeGreaterThan(4);
  });
});
