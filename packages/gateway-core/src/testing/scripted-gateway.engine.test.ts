import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { connectDockerode } from "../engine/dockerode-engine.ts";
import type { ContainerDetails, Engine } from "../engine/engine.ts";
import { endpoint } from "../service/testing/scratch-service.ts";
import type { GatewayScript } from "./scripted-gateway/gateway-script.ts";
import { ensureScriptedImage, scriptedImages, writeScript } from "./scripted-gateway.ts";
import { testPort } from "./test-port.ts";

/** The stand-in is held to what the real gateway was seen to do; what rests on it is worth no more than this. */
describe("the scripted gateway", () => {
  let engine: Engine;
  let dir: string;
  let id = "";
  let address: string;
  const bearer = { headers: { Authorization: "Bearer secret" } };

  beforeAll(async () => {
    engine = await connectDockerode(endpoint);
    await ensureScriptedImage(engine);
  });
  beforeEach(async () => {
    dir = await mkdtemp(path.join(os.tmpdir(), "rockpool-scripted-"));
    await chmod(dir, 0o777);
    const gateway = { mode: "local", auth: { mode: "token", token: "secret" } };
    await writeFile(path.join(dir, "openclaw.json"), JSON.stringify({ gateway }));
  });
  afterEach(async () => {
    await engine.removeContainer(id, { force: true });
    await rm(dir, { recursive: true });
  });

  async function start(
    knobs: GatewayScript,
    options: { memoryBytes?: number; image?: string } = {},
  ): Promise<void> {
    await writeScript(dir, knobs);
    const port = await testPort();
    address = `http://127.0.0.1:${port}`;
    const { image = scriptedImages["2026.9.6"], ...limits } = options;
    ({ id } = await engine.createContainer({
      name: `rockpool-test-scripted-${randomBytes(4).toString("hex")}`,
      image,
      command: ["node", "dist/index.js", "gateway", "--bind", "lan", "--port", "18789"],
      env: {},
      labels: { "dev.rockpool.test": "1" },
      mounts: [{ kind: "bind", source: dir, target: "/home/node/.openclaw" }],
      ports: [{ hostIp: "127.0.0.1", hostPort: port, containerPort: 18789 }],
      extraHosts: [],
      init: true,
      capDrop: ["ALL"],
      noNewPrivileges: true,
      restart: { name: "no" },
      stopTimeoutSeconds: 1,
      ...limits,
    }));
    await engine.startContainer(id);
  }

  async function ended(): Promise<Pick<ContainerDetails, "exitCode" | "oomKilled"> | null> {
    await engine.waitContainer(id);
    return engine.inspectContainer(id);
  }

  async function probe(what: string, init?: RequestInit): Promise<{ status: number; body: unknown }> {
    for (;;) {
      try {
        const response = await fetch(`${address}${what}`, init);
        return { status: response.status, body: await response.json() };
      } catch (error) {
        if (error instanceof SyntaxError) return { status: 200, body: "not JSON" };
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
    }
  }

  it("answers strangers through a published port barely, and those with the token in full", async () => {
    await start({ failing: ["telegram"] });
    expect(await probe("/healthz")).toEqual({ status: 200, body: { ok: true, status: "live" } });
    expect(await probe("/startupz")).toEqual({ status: 200, body: { ok: true, status: "started" } });
    expect(await probe("/startupz", bearer)).toMatchObject({ body: { version: "2026.9.6" } });
    expect(await probe("/readyz")).toEqual({ status: 503, body: { ready: false } });
    expect(await probe("/readyz", bearer)).toMatchObject({ body: { ready: false, failing: ["telegram"] } });
    await writeScript(dir, {});
    expect(await probe("/readyz")).toEqual({ status: 200, body: { ready: true } });
  });

  it("starts in steps, as the real one does", async () => {
    await start({ startedAfterMs: 4000 });
    expect(await probe("/healthz")).toMatchObject({ status: 200 });
    expect(await probe("/startupz", bearer)).toMatchObject({
      status: 503,
      body: { status: "starting", pendingReason: "startup-sidecars" },
    });
    expect(await probe("/readyz", bearer)).toMatchObject({
      status: 503,
      body: { failing: ["startup-sidecars"] },
    });
  });

  it("of 2026.4.29 has no /startupz: that path is the Control UI", async () => {
    await start({}, { image: scriptedImages["2026.4.29"] });
    await probe("/healthz");
    const page = await fetch(`${address}/startupz`);
    expect(page.status).toBe(200);
    expect(page.headers.get("content-type")).toContain("text/html");
    expect(page.headers.get("x-frame-options")).toBe("DENY");
  });

  it.each([
    ["a chosen exit code", { exit: { code: 42 } }, {}, { exitCode: 42, oomKilled: false }],
    ["SIGKILL to itself", { kill: {} }, {}, { exitCode: 137, oomKilled: false }],
    [
      "the kernel, out of memory",
      { oom: {} },
      { memoryBytes: 96 * 1024 * 1024 },
      { exitCode: 137, oomKilled: true },
    ],
    [
      "another script at its first start",
      { exit: { code: 1 }, starts: [{ exit: { code: 78 } }] },
      {},
      { exitCode: 78 },
    ],
  ] as const)("ends by %s", async (_, knobs, limits, expected) => {
    await start(knobs, limits);
    expect(await ended()).toMatchObject(expected);
  });

  it("ends with 78 without a config, and with 1 where the state is not writable", async () => {
    await rm(path.join(dir, "openclaw.json"));
    await start({});
    expect(await ended()).toMatchObject({ exitCode: 78 });
    await engine.removeContainer(id);
    await rm(path.join(dir, "scripted-starts.jsonl"));
    await chmod(dir, 0o755);
    await start({});
    expect(await ended()).toMatchObject({ exitCode: 1 });
  });

  it("notes every start, and heeds or ignores SIGTERM", async () => {
    await start({ onTerm: "ignore" });
    await probe("/healthz");
    await engine.killContainer(id, "SIGTERM");
    expect((await engine.inspectContainer(id))?.status).toBe("running");
    await writeScript(dir, { onTerm: { code: 3 } });
    await engine.killContainer(id, "SIGKILL");
    await engine.waitContainer(id);
    await engine.startContainer(id);
    await probe("/healthz");
    await engine.killContainer(id, "SIGTERM");
    expect(await ended()).toMatchObject({ exitCode: 3 });
    expect((await readFile(path.join(dir, "scripted-starts.jsonl"), "utf8")).trim().split("\n")).toHaveLength(
      2,
    );
  });

  it("writes as many lines a second as it is told", async () => {
    await start({ logs: { perSecond: 500, text: "noise" } });
    const lines = async () => {
      let count = 0;
      for await (const { text } of engine.logs(id, { follow: false })) if (text.includes("noise")) count++;
      return count;
    };
    await expect.poll(lines).toBeGreaterThan(0);
    await new Promise((resolve) => setTimeout(resolve, 2500));
    expect(await lines()).toBeGreaterThan(300);
  });
});
