import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { hostFiles } from "../host/host-files.ts";
import { answer, type SocketServer, silentServer, socketServer } from "../testing/socket-server.ts";
import { testHost } from "../testing/test-host.ts";
import { discoverEngine } from "./discover-engine.ts";

const info = { ID: "ABCD", Name: "box", OperatingSystem: "Debian", OSType: "linux", MemTotal: 1, NCPU: 1 };

describe("discoverEngine", () => {
  let home = "";
  const servers: SocketServer[] = [];
  beforeEach(async () => {
    home = await mkdtemp(path.join(tmpdir(), "rockpool-home-"));
  });
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.close();
    await rm(home, { recursive: true });
  });

  async function engine(): Promise<string> {
    const server = await socketServer((_request, response) => answer(response, info));
    servers.push(server);
    return server.endpoint;
  }
  async function stuck(): Promise<string> {
    const server = await silentServer();
    servers.push(server);
    return server.endpoint;
  }

  /** Only what a test names: this computer's own engine is not looked at. */
  const files = { ...hostFiles, isExecutable: () => false };
  function discover(input: { setting?: string; owner?: string; env?: Record<string, string> }) {
    const host = testHost({ homeDir: home, env: { XDG_RUNTIME_DIR: home, ...input.env } });
    return discoverEngine({ host, setting: input.setting ?? null, ownerEngine: input.owner ?? null, files });
  }

  it("connects to the engine of the setting, and says where it came from", async () => {
    const endpoint = await engine();
    const { engine: found, facts, failure } = await discover({ setting: endpoint });
    expect(failure).toBeNull();
    expect(found?.endpoint).toBe(endpoint);
    expect(facts).toMatchObject({
      endpoint,
      source: "setting",
      id: "ABCD",
      version: "27.0.0",
      apiVersion: "1.46",
    });
  });

  it("prefers the setting to DOCKER_HOST, and DOCKER_HOST to what it finds", async () => {
    const [one, two] = [await engine(), await engine()];
    expect((await discover({ setting: one, env: { DOCKER_HOST: two } })).facts?.endpoint).toBe(one);
    expect((await discover({ env: { DOCKER_HOST: two } })).facts).toMatchObject({
      endpoint: two,
      source: "DOCKER_HOST",
    });
  });

  it("does not replace a dead chosen one, but looks at the others for the report", async () => {
    const {
      engine: found,
      failure,
      report,
    } = await discover({ env: { DOCKER_HOST: "unix:///nowhere.sock" } });
    expect(found).toBeNull();
    expect(failure).toMatchObject({
      code: "engine-endpoint-invalid",
      facts: { source: "DOCKER_HOST", endpoint: "unix:///nowhere.sock", reason: "absent" },
    });
    expect(report.length).toBeGreaterThan(5);
    expect(report[0]).toMatchObject({ source: "DOCKER_HOST", outcome: "absent" });
  });

  it("says clearly what it does not support", async () => {
    const { failure } = await discover({ setting: "ssh://me@box" });
    expect(failure).toMatchObject({ code: "engine-endpoint-invalid", facts: { reason: "ssh" } });
  });

  it("stays with the engine that owns the gateway", async () => {
    const owner = await engine();
    expect((await discover({ owner })).facts).toMatchObject({ endpoint: owner, source: "owner" });
  });

  it("does not follow a variable away from the engine that owns the gateway", async () => {
    const [owner, other] = [await engine(), await engine()];
    const { engine: found, failure } = await discover({ owner, env: { DOCKER_HOST: other } });
    expect(found).toBeNull();
    expect(failure).toMatchObject({
      code: "engine-other",
      facts: { owner, endpoint: other, source: "DOCKER_HOST" },
    });
    expect((await discover({ owner, env: { DOCKER_HOST: owner } })).failure).toBeNull();
    expect((await discover({ owner, setting: other })).facts?.endpoint).toBe(other);
  });

  it("blames a variable that leads nowhere, not the owner that answers", async () => {
    const owner = await engine();
    expect((await discover({ owner, env: { DOCKER_HOST: "unix:///nowhere.sock" } })).failure).toMatchObject({
      code: "engine-endpoint-invalid",
      facts: { source: "DOCKER_HOST", endpoint: "unix:///nowhere.sock", reason: "absent" },
    });
  });

  it("says that the owner is stopped, or that another one is there instead", async () => {
    const gone = `unix://${home}/gone.sock`;
    const context = createHash("sha256").update("here").digest("hex");
    const endpoint = await engine();
    const { mkdir } = await import("node:fs/promises");
    await mkdir(`${home}/.docker/contexts/meta/${context}`, { recursive: true });
    await writeFile(`${home}/.docker/config.json`, '{"currentContext":"here"}');
    const meta = { Name: "here", Endpoints: { docker: { Host: endpoint } } };
    await writeFile(`${home}/.docker/contexts/meta/${context}/meta.json`, JSON.stringify(meta));

    expect((await discover({})).facts).toMatchObject({ endpoint, source: "context here" });
    expect((await discover({ owner: gone })).failure).toMatchObject({
      code: "engine-other",
      facts: { owner: gone, endpoint, source: "context here" },
    });
  });

  it("gives up on a chosen one that hangs", async () => {
    const { failure } = await discover({ setting: await stuck() });
    expect(failure).toMatchObject({ code: "engine-unreachable", facts: { reason: "timeout" } });
  });

  it("fails where the engine answers once and then not", async () => {
    const server = await socketServer((_request, response) => answer(response, { message: "boom" }, 500));
    servers.push(server);
    const { engine: found, failure, report } = await discover({ setting: server.endpoint });
    expect(found).toBeNull();
    expect(failure).toMatchObject({ code: "engine-error", message: "boom" });
    expect(report[0]?.outcome).toBe("ok");
  });
});
