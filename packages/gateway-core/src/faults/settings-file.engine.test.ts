import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { connectDockerode } from "../engine/dockerode-engine.ts";
import { endpoint, type Scratch, scratch } from "../service/testing/scratch-service.ts";
import { ensureScriptedImage } from "../testing/scripted-gateway.ts";

const run = promisify(execFile);
let place: Scratch;
let config: string;
let file: string;

beforeAll(async () => ensureScriptedImage(await connectDockerode(endpoint)));
beforeEach(async () => {
  place = await scratch();
  config = path.join(place.dir, "config");
  file = path.join(config, "settings.json");
  await mkdir(config);
});
afterEach(() => place.stop());

describe("a settings file that is corrupt", () => {
  it("is put aside and said so, and the gateway that runs is found again", async () => {
    const before = place.open();
    await before.run("gateway.start", {});
    const id = before.snapshot().gateway.container?.id;
    await before.close();
    const text = await readFile(file, "utf8");
    await writeFile(file, text.slice(0, text.length / 2));

    const after = place.open();
    const { gateway, notices } = await after.until("running", ({ phase }) => phase === "running");
    expect(gateway.container?.id).toBe(id);
    expect(notices).toMatchObject([{ code: "settings-recovered", facts: { path: file } }]);
    const aside = (await readdir(config)).filter((name) => name.includes("unreadable"));
    expect(aside).toHaveLength(1);
    expect(await readFile(path.join(config, aside[0] ?? ""), "utf8")).toBe(text.slice(0, text.length / 2));
  });
});

describe("a settings file from a newer version", () => {
  it("is not damaged: a copy stays, the start goes on, and the person is told", async () => {
    const memory = { instanceId: randomUUID() };
    const newer = JSON.stringify({ version: 99, preferences: { theme: "dark", brandNew: true }, memory });
    await writeFile(file, newer);
    const rockpool = place.open();
    expect((await rockpool.run("gateway.start", {})).state).toBe("done");
    expect(rockpool.snapshot().notices.map(({ code }) => code)).toContain("settings-newer");
    const texts = await Promise.all(
      (await readdir(config)).map((name) => readFile(path.join(config, name), "utf8")),
    );
    expect(texts).toContain(newer);
  });
});

describe("a settings file that cannot be written", () => {
  it("is said so, and the gateway starts all the same", async () => {
    const before = place.open();
    await before.until("a look", ({ phase }) => phase !== "unknown");
    await before.close();
    // Root may write whatever the mode says; a read-only mount stops everybody.
    await run("mount", ["--bind", config, config]);
    await run("mount", ["-o", "remount,ro,bind", config]);
    try {
      const rockpool = place.open();
      expect((await rockpool.run("gateway.start", {})).state).toBe("done");
      const { notices, phase } = await rockpool.until("running", (value) => value.phase === "running");
      expect(notices.map(({ code }) => code)).toContain("settings-read-only");
      expect(phase).toBe("running");
      expect((await rockpool.run("gateway.stop", {})).state).toBe("done");
      await rockpool.close();
    } finally {
      await run("umount", ["--lazy", config]);
    }
  });
});
