import { statSync } from "node:fs";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Preferences } from "../contract/settings/preferences.ts";
import { connectDockerode } from "../engine/dockerode-engine.ts";
import type { Engine } from "../engine/engine.ts";
import { freePort } from "../host/free-port.ts";
import { endpoint } from "../service/testing/scratch-service.ts";
import { runServiceChild } from "../testing/run-service-child.ts";
import { ensureScriptedImage, scriptedImage } from "../testing/scripted-gateway.ts";

const isRoot = process.getuid?.() === 0;
let engine: Engine;
let dir: string;
beforeAll(async () => {
  engine = await connectDockerode(endpoint);
  await ensureScriptedImage(engine);
});
beforeEach(async () => {
  dir = await mkdtemp(path.join(os.tmpdir(), "rockpool-no-home-"));
  await chmod(dir, 0o777);
});
afterEach(async () => {
  const text = await readFile(path.join(dir, "settings.json"), "utf8").catch(() => "{}");
  const instance = (JSON.parse(text) as { memory?: { instanceId?: string } }).memory?.instanceId;
  if (instance !== undefined) {
    const labels = [`dev.rockpool.instance=${instance}`];
    for (const { id } of await engine.listContainers({ labels, all: true })) {
      await engine.removeContainer(id, { force: true });
    }
  }
  await rm(dir, { recursive: true });
});

/** A uid without an entry in /etc/passwd and without HOME, as under systemd or cron; allowed to use the socket. */
function start(env: Record<string, string>, preferences: Partial<Preferences> = {}) {
  const { gid } = statSync(endpoint.slice("unix://".length));
  const prefix = ["setpriv", "--reuid=4242", `--regid=${gid}`, "--clear-groups"];
  return runServiceChild(
    { act: "start", preferences: { image: scriptedImage, ...preferences } },
    { env, prefix },
  );
}

describe.skipIf(!isRoot)("a process without a home directory (needs root to become one)", () => {
  it("is told so before anything is asked of an engine", async () => {
    const { failure, snapshot } = await start({});
    expect(failure).toMatchObject({ code: "home-missing" });
    expect(snapshot).toBeNull();
  });

  it("with ROCKPOOL_HOME still has no place for the state, and nothing is made", async () => {
    const { failure } = await start({ ROCKPOOL_HOME: dir });
    expect(failure).toMatchObject({ code: "home-missing" });
    expect(
      await engine.listContainers({ labels: ["dev.rockpool.role=gateway"], all: true }),
    ).not.toContainEqual(expect.objectContaining({ image: scriptedImage, status: "created" }));
  });

  it("with ROCKPOOL_HOME and a state directory has all it needs", async () => {
    const state = path.join(dir, "state");
    const port = await freePort(21_000 + Math.floor(Math.random() * 9000));
    const { snapshot, failure } = await start(
      { ROCKPOOL_HOME: dir },
      { port, state: { kind: "bind", path: state } },
    );
    expect(failure).toBeNull();
    expect(snapshot?.failure).toBeNull();
    expect(snapshot?.gateway.container?.status).toBe("running");
    const config = await readFile(path.join(state, "openclaw.json"), "utf8");
    expect(config).toContain('"token"');
    expect(statSync(path.join(state, "openclaw.json")).uid).toBe(4242);
  });
});
