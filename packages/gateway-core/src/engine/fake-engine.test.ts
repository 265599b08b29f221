import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { describeEngine } from "./engine-contract.ts";
import { EngineError } from "./engine-error.ts";
import { contractPrograms } from "./fake/contract-programs.ts";
import { FakeEngine } from "./fake-engine.ts";

describeEngine("the fake", async () => {
  const engine = new FakeEngine();
  engine.statsEveryMs = 5;
  engine.addImage("rockpool-test/tiny:1");
  for (const [command, program] of contractPrograms) engine.programs.set(command, program);
  const directory = await mkdtemp(path.join(tmpdir(), "rockpool-contract-"));
  const dispose = () => rm(directory, { recursive: true });
  const registry = "registry.test";
  engine.registry.set(`${registry}/pulled/image:1`, { labels: { "dev.rockpool.test": "1" } });
  return { engine, image: "rockpool-test/tiny:1", directory, registry, dispose };
});

const spec = {
  name: "gateway",
  image: "tiny",
  command: ["serve"],
  env: {},
  labels: {},
  mounts: [],
  ports: [],
  extraHosts: [],
  init: true,
  capDrop: [],
  noNewPrivileges: true,
  restart: { name: "no" },
  stopTimeoutSeconds: 60,
} as const;

describe("what a test can do to the fake", () => {
  it("makes the next request of a verb fail, and only that", async () => {
    const engine = new FakeEngine();
    engine.failNext("ping", new EngineError("timeout", "slow"));
    await expect(engine.ping()).rejects.toMatchObject({ kind: "timeout" });
    await engine.ping();
  });

  it("goes away, breaking what is open, and comes back", async () => {
    const engine = new FakeEngine();
    const events = engine.events(new AbortController().signal)[Symbol.asyncIterator]();
    expect((await events.next()).value).toMatchObject({ action: "connected" });
    const next = events.next();
    engine.goAway("refused");
    await expect(next).rejects.toMatchObject({ kind: "connection-lost" });
    await expect(engine.listContainers()).rejects.toMatchObject({ kind: "refused" });
    engine.comeBack();
    expect(await engine.listContainers()).toEqual([]);
  });

  it("lets a container die, restarting it as its policy says", async () => {
    const engine = new FakeEngine();
    engine.addImage("tiny");
    const restart = { name: "on-failure", maximumRetryCount: 1 } as const;
    const { id } = await engine.createContainer({ ...spec, restart });
    await engine.startContainer(id);
    const first = engine.container(id).wait(true);
    engine.container(id).die(78);
    expect(await first).toBe(78);
    expect(engine.container(id)).toMatchObject({ running: true, restartCount: 1 });
    const second = engine.container(id).wait(true);
    engine.container(id).die(137, true);
    await second;
    expect(await engine.inspectContainer(id)).toMatchObject({
      status: "exited",
      exitCode: 137,
      oomKilled: true,
    });
  });

  it("writes down what was asked", async () => {
    const engine = new FakeEngine();
    engine.addImage("tiny");
    const { id } = await engine.createContainer(spec);
    await engine.startContainer(id);
    expect(engine.requests).toEqual(["createContainer gateway", `startContainer ${id}`]);
  });
});
