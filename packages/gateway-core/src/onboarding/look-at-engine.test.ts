import { createServer, type Server } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { EngineError } from "../engine/engine-error.ts";
import { FakeEngine } from "../engine/fake-engine.ts";
import { instanceLabel, roleLabel } from "../gateway/labels.ts";
import { thisHost } from "../host/host.ts";
import { observed } from "../lifecycle/testing/observed-fixture.ts";
import { testPort } from "../testing/test-port.ts";
import { lookAtEngine } from "./look-at-engine.ts";

let engine: FakeEngine;
let port: number;
let somebody: Server | null = null;

beforeEach(async () => {
  engine = new FakeEngine({ sharesHostFiles: false });
  engine.addImage("openclaw:1");
  port = await testPort();
});
afterEach(() => somebody?.close());

async function look() {
  const facts = await engine.facts();
  return lookAtEngine({
    engine,
    facts,
    host: thisHost(),
    instanceId: "12345678",
    wish: { image: "openclaw:1", port },
  });
}

async function run(name: string, labels: Record<string, string>): Promise<void> {
  const ports = [{ hostIp: "127.0.0.1", hostPort: port, containerPort: 80 }];
  const { id } = await engine.createContainer({ ...observed().wished.spec, name, labels, ports });
  await engine.startContainer(id);
}

const portCheck = async () => (await look()).find(({ id }) => id === "port");

describe("a look at the engine", () => {
  it("tells that a port was taken since it last looked", async () => {
    expect((await portCheck())?.state).toBe("good");
    somebody = createServer();
    await new Promise<void>((resolve) => somebody?.listen(port, "127.0.0.1", resolve));
    const after = await portCheck();
    expect(after?.state).toBe("bad");
    expect(Number(after?.facts.freePort)).toBeGreaterThan(0);
    expect(after?.facts.freePort).not.toBe(String(port));
  });

  it("names the container that holds it", async () => {
    await run("web", {});
    expect(await portCheck()).toMatchObject({ state: "bad", facts: { holder: "container web" } });
  });

  it("takes our own gateway for no obstacle", async () => {
    await run("rockpool-gateway", { [instanceLabel]: "12345678", [roleLabel]: "gateway" });
    expect(await portCheck()).toEqual({ id: "port", state: "good", facts: { port: String(port) } });
  });

  it("does not call a disk good that it cannot see", async () => {
    expect((await look()).find(({ id }) => id === "disk")).toMatchObject({ state: "unknown" });
  });

  it("fails at once when the engine is gone", async () => {
    const facts = await engine.facts();
    engine.goAway();
    const asked = lookAtEngine({
      engine,
      facts,
      host: thisHost(),
      instanceId: "1",
      wish: { image: "a:1", port },
    });
    await expect(asked).rejects.toMatchObject({ kind: "refused" } satisfies Partial<EngineError>);
  });
});
