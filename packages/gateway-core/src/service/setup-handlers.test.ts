import fs from "node:fs";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FakeEngine } from "../engine/fake-engine.ts";
import { thisHost } from "../host/host.ts";
import { silentLogger } from "../host/logger.ts";
import { createService } from "../service.ts";
import { openSettings, type SettingsStore } from "../settings/settings-store.ts";
import { memoryFile } from "../settings/testing/memory-file.ts";
import { testPort } from "../testing/test-port.ts";
import { type Opened, openedService } from "./testing/scratch-service.ts";

let dir: string;
let engine: FakeEngine;
let settings: SettingsStore;
let rockpool: Opened;
let there: boolean;

beforeEach(async () => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), "rockpool-setup-"));
  there = true;
  engine = new FakeEngine();
  engine.addImage("openclaw:1", { labels: { "org.opencontainers.image.version": "2026.9.6" } });
  settings = openSettings(() => memoryFile(), { path: path.join(dir, "settings.json") });
  settings.setPreferences({ image: "openclaw:1", port: await testPort() });
  const service = createService({
    host: { ...thisHost(), homeDir: dir, tmpDir: dir },
    settings,
    log: silentLogger,
    appVersion: "test",
    discover: async () =>
      there
        ? { engine, facts: await engine.facts(), report: [], failure: null }
        : { engine: null, facts: null, report: [], failure: { code: "engine-stopped", message: "stopped" } },
  });
  rockpool = openedService(service, settings);
});
afterEach(async () => {
  await rockpool.close();
  fs.rmSync(dir, { recursive: true, force: true });
});

const state = () => path.join(dir, ".openclaw");

function helperSays(value: { changed: number; left: number }): void {
  engine.mainProgram = ({ stdout }) => {
    stdout.write(`${JSON.stringify({ kind: "done", value })}\n`);
    return 0;
  };
}

describe("the wizard's progress", () => {
  it("is kept in the settings and told in the snapshot", async () => {
    expect(await rockpool.call("setup.remember", { patch: { step: "data" } })).toMatchObject({
      step: "data",
    });
    await rockpool.call("setup.remember", { patch: { existing: "leave", finished: true } });
    expect(settings.memory().setup).toMatchObject({ step: "data", existing: "leave" });
    const told = await rockpool.until("the end", ({ setup }) => setup?.finishedAt != null);
    expect(told.setup?.finishedAt).toBeGreaterThan(Date.now() - 60_000);
  });

  it("is kept without any engine", async () => {
    there = false;
    engine.goAway();
    expect(await rockpool.call("setup.remember", { patch: { left: true } })).toMatchObject({
      step: "welcome",
      left: true,
    });
  });
});

describe("without an engine", () => {
  it.each(["setup.checks", "setup.found", "setup.storage", "setup.reachability"] as const)(
    "%s says why",
    async (name) => {
      await rockpool.until("a look", ({ engine: { kind } }) => kind === "connected");
      there = false;
      engine.goAway();
      await rockpool.until("the loss", ({ phase }) => phase === "engine-stopped");
      expect(await rockpool.refused(name, {})).toMatchObject({ code: "engine-stopped" });
    },
  );
});

describe("a port that was taken after the checks", () => {
  it("is told by the start, and by the next checks with the same way out", async () => {
    const check = async () =>
      (await rockpool.call("setup.checks", {})).checks.find(({ id }) => id === "port");
    expect((await check())?.state).toBe("good");
    const { port } = settings.preferences();
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
    try {
      const failure = await rockpool.refused("gateway.start", {});
      expect(failure).toMatchObject({ code: "port-taken", facts: { port: String(port) } });
      expect(await check()).toMatchObject({ state: "bad", facts: failure.facts });
    } finally {
      server.close();
    }
  });
});

describe("the repair of an owner", () => {
  // Only root can make what is not its own.
  it("is offered by the start that needs it, and takes its failure away", async (context) => {
    if (thisHost().uid !== 0) context.skip("only root can make a folder of root's");
    fs.mkdirSync(state());
    fs.writeFileSync(path.join(state(), "openclaw.json"), "{}");
    const failure = await rockpool.refused("gateway.start", { useExistingState: true });
    expect(failure).toMatchObject({
      code: "state-foreign-owner",
      actions: [{ kind: "repair-ownership", value: "state" }],
    });
    helperSays({ changed: 2, left: 0 });
    expect(await rockpool.call("setup.repairOwner", { place: "state" })).toEqual({ changed: 2, left: 0 });
    await rockpool.until("no failure", (told) => told.failure === null);
  });

  it("is one, however often it is asked for", async () => {
    fs.mkdirSync(path.join(state(), "workspace"), { recursive: true });
    helperSays({ changed: 1, left: 0 });
    const asked = [
      rockpool.call("setup.repairOwner", { place: "state" }),
      rockpool.call("setup.repairOwner", { place: "state" }),
      rockpool.call("setup.repairOwner", { place: "workspace" }),
    ];
    await Promise.all(asked);
    const created = engine.requests.filter((request) => request.startsWith("createContainer"));
    expect(created).toHaveLength(2);
  });

  it("waits for no operation: it is refused", async () => {
    fs.mkdirSync(state());
    if (thisHost().uid === 0) fs.chownSync(state(), 1000, 1000);
    await rockpool.call("gateway.start", {});
    expect(await rockpool.refused("setup.repairOwner", { place: "state" })).toMatchObject({
      code: "operation-busy",
      facts: { kind: "start" },
    });
  });
});
