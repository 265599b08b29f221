import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { connectDockerode } from "../engine/dockerode-engine.ts";
import type { Engine } from "../engine/engine.ts";
import { endpoint, type Opened, type Scratch, scratch } from "../service/testing/scratch-service.ts";
import { ensureNodeBase } from "../testing/node-base-image.ts";
import { runOnBareMachine } from "../testing/run-on-bare-machine.ts";

const socket = endpoint.slice("unix://".length);
let engine: Engine;
beforeAll(async () => {
  engine = await connectDockerode(endpoint);
  await ensureNodeBase(engine);
});

describe("a machine without an engine", () => {
  it("is told so, with every place that was looked at", async () => {
    const { snapshot } = await runOnBareMachine(engine, { act: "look" });
    expect(snapshot?.phase).toBe("no-engine");
    expect(snapshot?.engine).toMatchObject({
      kind: "unavailable",
      failure: { code: "engine-missing", actions: [{ kind: "retry" }] },
    });
    const report = snapshot?.engine.kind === "unavailable" ? snapshot.engine.report : [];
    expect(report.map(({ endpoint, outcome }) => `${endpoint} ${outcome}`)).toContain(
      "unix:///var/run/docker.sock absent",
    );
  });

  it("refuses a start with the same words", async () => {
    const { failure } = await runOnBareMachine(engine, { act: "start" });
    expect(failure?.code).toBe("engine-missing");
  });
});

describe("an engine that is installed and does not run", () => {
  it("is offered to be started", async () => {
    // What Debian's package leaves when its service is stopped: the program, and a socket that nobody listens on.
    const dir = await mkdtemp(path.join(os.tmpdir(), "rockpool-stopped-"));
    try {
      await writeFile(path.join(dir, "dockerd"), "#!/bin/sh\n", { mode: 0o755 });
      await deadSocket(path.join(dir, "docker.sock"));
      const { snapshot } = await runOnBareMachine(
        engine,
        { act: "look" },
        {
          mounts: [
            { kind: "bind", source: path.join(dir, "dockerd"), target: "/usr/bin/dockerd" },
            { kind: "bind", source: path.join(dir, "docker.sock"), target: "/var/run/docker.sock" },
          ],
        },
      );
      expect(snapshot?.phase).toBe("engine-stopped");
      expect(snapshot?.engine).toMatchObject({
        failure: {
          code: "engine-stopped",
          facts: { product: "Docker Engine", endpoint: "unix:///var/run/docker.sock" },
          actions: [{ kind: "start-engine" }],
        },
      });
    } finally {
      await rm(dir, { recursive: true });
    }
  });
});

describe("no permission on the socket", () => {
  let dir: string;
  let gid: number;
  beforeAll(async () => {
    dir = await mkdtemp(path.join(os.tmpdir(), "rockpool-permission-"));
    ({ gid } = await stat(socket));
  });
  afterAll(() => rm(dir, { recursive: true }));

  it.each([
    [
      "names the group that is needed",
      "",
      { group: "docker", user: "someone", listed: "no", needsLogin: "no" },
    ],
    [
      "tells one who is in the group since this login to log in again",
      "someone",
      { group: "docker", user: "someone", listed: "yes", needsLogin: "yes" },
    ],
  ])("%s", async (_, members, facts) => {
    const group = path.join(dir, `group-${members}`);
    const passwd = path.join(dir, "passwd");
    await writeFile(group, `root:x:0:\nsomeone:x:4242:\ndocker:x:${gid}:${members}\n`);
    await writeFile(passwd, "root:x:0:0:root:/root:/bin/sh\nsomeone:x:4242:4242::/tmp/home:/bin/sh\n");
    const { snapshot } = await runOnBareMachine(
      engine,
      { act: "look" },
      {
        user: "4242:4242",
        mounts: [
          { kind: "bind", source: socket, target: "/var/run/docker.sock" },
          { kind: "bind", source: group, target: "/etc/group", readOnly: true },
          { kind: "bind", source: passwd, target: "/etc/passwd", readOnly: true },
        ],
      },
    );
    expect(snapshot?.engine).toMatchObject({ failure: { code: "engine-permission", facts } });
    expect(snapshot?.phase).toBe("engine-stopped");
  });
});

describe("DOCKER_HOST or a context that points nowhere", () => {
  let place: Scratch;
  let rockpool: Opened;
  beforeEach(async () => {
    place = await scratch({ engine: null });
  });
  afterEach(() => place.stop());

  async function failureWith(env: Record<string, string>) {
    place.host.env = { PATH: process.env.PATH, ...env };
    rockpool = place.open();
    const { engine: state } = await rockpool.until("an answer", ({ engine }) => engine.kind !== "searching");
    return state.kind === "unavailable" ? state.failure : state;
  }

  it.each([
    ["a socket that is not there", "unix:///nowhere/docker.sock", { reason: "absent" }],
    ["a port where nobody listens", "tcp://127.0.0.1:9", undefined],
    ["a scheme that is none", "gopher://engine", undefined],
    ["an engine behind ssh, which is not supported", "ssh://me@example.com", { reason: "ssh" }],
  ])("DOCKER_HOST: %s", async (_, value, facts) => {
    const failure = await failureWith({ DOCKER_HOST: value });
    expect(failure).toMatchObject({ facts: { source: "DOCKER_HOST", endpoint: value, ...facts } });
    expect(failure).toHaveProperty("code", expect.stringMatching(/^engine-(endpoint-invalid|stopped)$/));
  });

  it("does not take another engine that answers in its stead", async () => {
    await failureWith({ DOCKER_HOST: "unix:///nowhere/docker.sock" });
    expect((await rockpool.refused("gateway.start", {})).code).toBe("engine-endpoint-invalid");
    const labels = [`dev.rockpool.instance=${rockpool.settings.memory().instanceId}`];
    expect(await place.engine.listContainers({ labels })).toEqual([]);
  });

  it.each([
    ["that is not defined", null],
    ["whose socket is not there", "unix:///nowhere/colima.sock"],
  ])("a context %s", async (_, host) => {
    const config = path.join(place.dir, "docker");
    await mkdir(config);
    await writeFile(path.join(config, "config.json"), JSON.stringify({ currentContext: "colima" }));
    if (host !== null) {
      // The name of a context's folder is the SHA-256 of its own name; source: docker/cli cli/context/store.
      const folder = path.join(config, "contexts/meta", createHash("sha256").update("colima").digest("hex"));
      await mkdir(folder, { recursive: true });
      const meta = { Name: "colima", Metadata: {}, Endpoints: { docker: { Host: host } } };
      await writeFile(path.join(folder, "meta.json"), JSON.stringify(meta));
    }
    const failure = await failureWith({ DOCKER_CONFIG: config, DOCKER_CONTEXT: "colima" });
    expect(failure).toMatchObject({ code: "engine-endpoint-invalid", facts: { source: "context colima" } });
  });
});

/** A socket whose listener was killed: the file stays, and connections are refused. */
async function deadSocket(file: string): Promise<void> {
  const listen = `require("net").createServer().listen(${JSON.stringify(file)}, () => process.kill(process.pid, "SIGKILL"))`;
  const child = spawn(process.execPath, ["-e", listen]);
  await new Promise((resolve) => child.on("close", resolve));
  await new Promise<void>((resolve, reject) => {
    net.connect(file, () => reject(new Error("somebody listens"))).on("error", () => resolve());
  });
}
