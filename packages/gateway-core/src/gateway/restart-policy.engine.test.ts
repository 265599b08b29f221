import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Preferences } from "../contract/settings/preferences.ts";
import type { ContainerSpec } from "../engine/container-spec.ts";
import { connectDockerode } from "../engine/dockerode-engine.ts";
import type { ContainerDetails, Engine } from "../engine/engine.ts";
import { thisHost } from "../host/host.ts";
import {
  type EngineDeath,
  noPrivateEngine,
  type PrivateEngine,
  startPrivateEngine,
} from "../testing/private-engine.ts";
import { tinyImage, tinyImageTag } from "../testing/tiny-image.ts";
import { forgetFailures, guarded, guardTries, readGuardNote } from "./gateway-guard.ts";
import { gatewaySpec } from "./gateway-spec.ts";

const reason = noPrivateEngine();

/** Ends with 0 on SIGTERM, as the gateway does. */
const wellBehaved = "trap 'exit 0' TERM; while :; do sleep 0.1; done";

describe.skipIf(reason !== null)(`restart policy and guard ${reason ?? ""}`, () => {
  let own: PrivateEngine;
  let engine: Engine;

  beforeAll(async () => {
    own = await startPrivateEngine();
    engine = await connectDockerode(own.endpoint);
    if ((await tinyImage(engine)) === null) throw new Error("there is no busybox to make a tiny image of");
  });
  afterAll(() => own.stop());

  let count = 0;
  async function run(script: string): Promise<string> {
    const { id } = await engine.createContainer(await specOf(engine, `case-${++count}`, script));
    await engine.startContainer(id);
    return id;
  }
  async function details(id: string): Promise<ContainerDetails> {
    const found = await engine.inspectContainer(id);
    if (found === null) throw new Error("it is gone");
    return found;
  }
  async function until(id: string, holds: (it: ContainerDetails) => boolean): Promise<ContainerDetails> {
    const deadline = Date.now() + 60_000;
    for (;;) {
      const now = await details(id);
      if (holds(now)) return now;
      if (Date.now() > deadline) throw new Error(`still ${now.status}, exit code ${now.exitCode}`);
      await sleep(50);
    }
  }
  async function output(id: string): Promise<string> {
    let text = "";
    for await (const chunk of engine.logs(id, { follow: false })) text += chunk.text;
    return text;
  }
  const said = (id: string, text: string) => expect.poll(() => output(id)).toContain(text);

  it.each<EngineDeath>(["SIGTERM", "power-cut"])(
    "after %s of the engine it runs again, unless somebody stopped or killed it",
    async (death) => {
      const running = await run(wellBehaved);
      const stopped = await run(wellBehaved);
      const killed = await run(wellBehaved);
      await engine.stopContainer(stopped, 10);
      await engine.killContainer(killed, "SIGKILL");
      const before = await details(running);
      await own.restart(death);
      await until(running, (it) => it.status === "running" && it.startedAt !== before.startedAt);
      await sleep(1000);
      expect((await details(stopped)).status).toBe("exited");
      expect((await details(killed)).status).toBe("exited");
    },
  );

  it("stops within moments and keeps the gateway's exit code", async () => {
    const id = await run("trap 'sleep 0.3; exit 7' TERM; echo ready; while :; do sleep 0.1; done");
    await said(id, "ready");
    await engine.stopContainer(id, 30);
    expect(await details(id)).toMatchObject({ status: "exited", exitCode: 7 });
    expect(await readGuardNote(engine, id)).toBeNull();
  });

  it("runs a gateway that ends with 78 once, then waits, and ends with 78 when it is stopped", async () => {
    const id = await run("echo tried; exit 78");
    await until(id, (it) => it.status === "running" && it.restartCount === 1);
    expect(await readGuardNote(engine, id)).toEqual({ failures: 1, exitCode: 78, givesUp: true });
    await said(id, "rockpool: the gateway ended with 78 and is not started again");
    await sleep(1500);
    expect((await output(id)).match(/tried/g)).toHaveLength(1);
    await engine.stopContainer(id, 10);
    expect(await details(id)).toMatchObject({ status: "exited", exitCode: 78 });
    // A start by somebody is another try.
    await engine.startContainer(id);
    await until(id, (it) => it.restartCount === 1);
    expect((await output(id)).match(/tried/g)).toHaveLength(2);
  });

  it("gives up after five crashes, and a power cut is no reason to loop again", async () => {
    const id = await run("echo tried; sleep 0.1; exit 1");
    await until(id, (it) => it.status === "running" && it.restartCount === guardTries);
    await sleep(1000);
    expect((await output(id)).match(/tried/g)).toHaveLength(guardTries);
    expect(await readGuardNote(engine, id)).toEqual({ failures: guardTries, exitCode: 1, givesUp: true });
    await own.restart("power-cut");
    await until(id, (it) => it.status === "running");
    await sleep(1000);
    expect((await output(id)).match(/tried/g)).toHaveLength(guardTries);
  });

  it("gives all its tries to a gateway whose failures were forgotten", async () => {
    const id = await run("echo tried; exit 78");
    await until(id, (it) => it.status === "running" && it.restartCount === 1);
    await engine.killContainer(id, "SIGKILL");
    await forgetFailures(engine, id, { uid: 1000, gid: 1000 });
    await engine.startContainer(id);
    await until(id, (it) => it.restartCount === 1);
    expect((await output(id)).match(/tried/g)).toHaveLength(2);
  });

  // The engine's own way with `unless-stopped`, not ours: if this fails, docs/adr/0020 has good news to tell.
  it("stays down after the engine alone was killed, as every container with this policy", async () => {
    const id = await run(wellBehaved);
    const plain = await engine.createContainer({
      ...(await specOf(engine, "plain", "")),
      command: ["sh", "-c", wellBehaved],
    });
    await engine.startContainer(plain.id);
    await own.restart("SIGKILL");
    expect((await until(plain.id, (it) => it.status === "exited")).status).toBe("exited");
    expect((await until(id, (it) => it.status === "exited")).status).toBe("exited");
  });
});

/** The gateway's own spec, with something small in the gateway's place. */
async function specOf(engine: Engine, name: string, script: string): Promise<ContainerSpec> {
  const wished = gatewaySpec({
    preferences: Preferences.parse({}),
    overrides: {},
    engine: await engine.facts(),
    host: thisHost(),
    image: null,
    instanceId: "test-test",
    name,
  });
  return {
    ...wished.spec,
    image: tinyImageTag,
    command: guarded(["sh", "-c", script]),
    user: "1000:1000",
    labels: { "dev.rockpool.test": "1" },
    mounts: [],
    ports: [],
    extraHosts: [],
    network: "none",
  };
}
