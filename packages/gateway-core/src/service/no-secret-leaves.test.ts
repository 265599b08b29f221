import fs from "node:fs/promises";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { FakeProgram } from "../engine/fake/fake-program.ts";
import { FakeEngine } from "../engine/fake-engine.ts";
import { thisHost } from "../host/host.ts";
import type { Logger } from "../host/logger.ts";
import { readConfig } from "../openclaw/config-file.ts";
import { gatewayAuth } from "../openclaw/gateway-auth.ts";
import { createService } from "../service.ts";
import { openSettings } from "../settings/settings-store.ts";
import { memoryFile } from "../settings/testing/memory-file.ts";
import { testPort } from "../testing/test-port.ts";
import { type Opened, openedService } from "./testing/scratch-service.ts";

let home: string;
let rockpool: Opened;
let engine: FakeEngine;
let port: number;
let file: ReturnType<typeof memoryFile>;
/** All that was logged, pushed or answered. */
let told: unknown[];

/** As another process on the same settings would. */
function open(): Opened {
  const tell = (...all: unknown[]) => void told.push(all);
  const log: Logger = { info: tell, warn: tell, error: tell };
  const settings = openSettings(() => file, { path: path.join(home, "settings.json") });
  const state = { kind: "bind", path: path.join(home, "state") } as const;
  settings.setPreferences({ image: "openclaw:1", port, state });
  const service = createService({
    host: { ...thisHost(), homeDir: home },
    settings,
    log,
    appVersion: "test",
    discover: async () => ({ engine, facts: await engine.facts(), report: [], failure: null }),
  });
  return openedService(service, settings);
}

beforeEach(async () => {
  home = await fs.mkdtemp(path.join(os.tmpdir(), "rockpool-secret-"));
  port = await testPort();
  told = [];
  engine = new FakeEngine();
  engine.addImage("openclaw:1", { labels: { "org.opencontainers.image.version": "2026.9.6" } });
  file = memoryFile();
  rockpool = open();
  const tell = (value: unknown) => void told.push(value);
  rockpool.bridge.subscribe("snapshot", {}, tell);
  rockpool.bridge.subscribe("settings", {}, tell);
  rockpool.bridge.subscribe("logs", {}, tell);
});
afterEach(async () => {
  await rockpool.close();
  await fs.rm(home, { recursive: true });
});

async function token(): Promise<string> {
  const [container] = await engine.listContainers();
  const config = await readConfig(engine, container?.id ?? "");
  return gatewayAuth(config?.value ?? null, {}).secret ?? "";
}

/** Says its token in every way that is not to be heard of, and serves until it is stopped. */
const talkative: FakeProgram = async ({ stdout, signal }) => {
  const secret = await token();
  stdout.write(`gateway token ${secret}\n`);
  stdout.write(`open http://127.0.0.1:${port}/#token=${secret} now\n`);
  const server = http.createServer((_request, response) => {
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ ok: true, ready: true }));
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  return 0;
};

const crashing: FakeProgram = async ({ stdout }) => {
  stdout.write(`cannot go on with ${await token()}\n`);
  return 1;
};

it("the gateway's token is in nothing that is logged, pushed or answered, but in the dashboard's link", async () => {
  engine.mainProgram = talkative;
  told.push(await rockpool.call("gateway.plan", { kind: "start" }));
  expect((await rockpool.run("gateway.start", {})).failure).toBeUndefined();
  const secret = await token();
  expect(secret.length).toBeGreaterThan(30);
  expect((await rockpool.call("dashboard.link", {})).url).toContain(secret);

  told.push(await rockpool.call("logs.read", {}));
  told.push(await rockpool.bridge.call("gateway.health", {}));
  told.push(await rockpool.call("openclaw.start", { args: ["status"], dryRun: true }));
  expect((await rockpool.run("gateway.restart", {})).failure).toBeUndefined();
  expect((await rockpool.run("gateway.stop", {})).failure).toBeUndefined();

  engine.mainProgram = crashing;
  const { failure } = await rockpool.run("gateway.start", {});
  expect(failure).toMatchObject({ code: "gateway-crashed", detail: expect.stringContaining("cannot go on") });
  told.push(failure, rockpool.snapshot(), rockpool.settings.memory());

  expect(JSON.stringify(told)).toContain("gateway token");
  expect(told.filter((each) => JSON.stringify(each).includes(secret))).toEqual([]);
  expect(engine.requests.join("\n")).not.toContain(secret);
});

it("nor in the log of a stopped gateway, read by somebody who never saw it run", async () => {
  engine.mainProgram = talkative;
  await rockpool.run("gateway.start", {});
  const secret = await token();
  await rockpool.run("gateway.stop", {});
  await rockpool.close();
  rockpool = open();
  await rockpool.until("the engine", ({ gateway }) => gateway.container !== null);
  const read = JSON.stringify(await rockpool.call("logs.read", {}));
  const followed = await new Promise<string>((resolve) => {
    rockpool.bridge.subscribe("logs", {}, (value) => resolve(JSON.stringify(value)));
  });
  for (const text of [read, followed]) {
    expect(text).toContain("gateway token");
    expect(text).not.toContain(secret);
  }
});
