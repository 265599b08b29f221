import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectDockerode } from "../engine/dockerode-engine.ts";
import type { Engine } from "../engine/engine.ts";
import { instanceLabel } from "../gateway/labels.ts";
import { endpoint } from "../service/testing/scratch-service.ts";
import { ensureOpenClawImages, openclawImages } from "../testing/openclaw-images.ts";
import { runServiceChild } from "../testing/run-service-child.ts";
import type { ChildWish } from "../testing/service-child.ts";
import { testPort } from "../testing/test-port.ts";

/**
 * One first start of the real gateway, killed at each of its steps: every attempt goes on from what the one before left.
 * Each step alone, from nothing, is tried with the scripted gateway: service/killed.engine.test.ts.
 */
describe("the app is killed again and again during a first start of the real gateway", () => {
  let engine: Engine;
  let dir: string;
  let preferences: NonNullable<ChildWish["preferences"]>;

  beforeAll(async () => {
    engine = await connectDockerode(endpoint);
    await ensureOpenClawImages(engine);
    dir = await mkdtemp(path.join(os.tmpdir(), "rockpool-killed-"));
    preferences = {
      image: openclawImages["2026.9.6"],
      port: await testPort(),
      engine: endpoint,
      state: { kind: "bind", path: path.join(dir, "state") },
    };
  }, 600_000);
  afterAll(async () => {
    for (const { id } of await ours()) await engine.removeContainer(id, { force: true });
    await rm(dir, { recursive: true, force: true });
  });

  const config = () => readFile(path.join(dir, "state", "openclaw.json"), "utf8").catch(() => null);
  const token = (text: string | null) => /"token":\s*"([0-9a-f]{64})"/.exec(text ?? "")?.[1] ?? null;

  async function ours() {
    const settings = JSON.parse(await readFile(path.join(dir, "settings.json"), "utf8")) as {
      memory: { instanceId: string };
    };
    return engine.listContainers({ all: true, labels: [`${instanceLabel}=${settings.memory.instanceId}`] });
  }

  const start = (dieAt?: ChildWish["dieAt"]) =>
    runServiceChild(
      { act: "start", preferences, ...(dieAt === undefined ? {} : { dieAt }) },
      { env: { ROCKPOOL_HOME: dir, HOME: dir } },
    );

  it.each([
    { request: "createContainer", when: "before" },
    { request: "createContainer", when: "after" },
    { request: "putArchive", when: "before" },
    { request: "putArchive", when: "after" },
    { request: "startContainer", when: "before" },
    { request: "startContainer", when: "after" },
    { step: "wait-live" },
    { step: "wait-started" },
  ] as const)("at %o", async (dieAt) => {
    const before = token(await config());
    const { signal } = await start(dieAt);
    expect(signal).toBe("SIGKILL");
    expect((await ours()).length).toBeLessThanOrEqual(1);
    // A token that was written once is in use from then on.
    if (before !== null) expect(token(await config())).toBe(before);
  });

  it("the next start finishes: one container, one token, and the gateway is ready", async () => {
    const before = token(await config());
    const { snapshot, failure } = await start();
    expect(failure).toBeNull();
    expect(snapshot?.operation).toMatchObject({ state: "done" });
    expect(await ours()).toHaveLength(1);
    expect(before).not.toBeNull();
    expect(token(await config())).toBe(before);
    expect((await stat(path.join(dir, "state", "openclaw.json"))).mode & 0o777).toBe(0o600);
    const answer = await fetch(`http://127.0.0.1:${preferences.port}/healthz`);
    expect(await answer.json()).toEqual({ ok: true, status: "live" });
  });
});
