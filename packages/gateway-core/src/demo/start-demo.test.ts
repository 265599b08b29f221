import http from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Demo } from "../contract/demo.ts";
import { EngineError } from "../engine/engine-error.ts";
import { type FakeProgram, untilStopped } from "../engine/fake/fake-program.ts";
import { FakeEngine } from "../engine/fake-engine.ts";
import { demoLabel } from "../gateway/labels.ts";
import { readConfig } from "../openclaw/config-file.ts";
import { testHost } from "../testing/test-host.ts";
import { testPort } from "../testing/test-port.ts";
import { modelProgram } from "./model/model-program.ts";
import { removeDemos } from "./remove-demos.ts";
import { type DemoOptions, startDemo } from "./start-demo.ts";

let engine: FakeEngine;
let options: DemoOptions;
let steps: Demo["step"][];
let abort: AbortController;
const servers: http.Server[] = [];

const demos = () => engine.listContainers({ labels: [demoLabel] });

/** A gateway that has booted, at the port that the container publishes. */
const booted: FakeProgram = async (run) => {
  const demo = (await demos()).at(-1);
  const server = http.createServer((_request, response) => {
    response.writeHead(200, { "content-type": "application/json" });
    response.end('{"ok":true}');
  });
  servers.push(server.listen(demo?.published[0]?.hostPort, "127.0.0.1"));
  return untilStopped(run);
};

/** As the real one: its end ends the container. */
const model: FakeProgram = async ({ stdin, stdout }) => {
  stdout.write("ready\n");
  for await (const _ of stdin);
  for (const { id } of await demos()) await engine.killContainer(id, "SIGKILL");
  return 0;
};

beforeEach(async () => {
  engine = new FakeEngine();
  engine.addImage("openclaw:1");
  engine.mainProgram = booted;
  engine.programs.set(`node -e ${modelProgram}`, model);
  steps = [];
  abort = new AbortController();
  options = {
    ...{ host: testHost(), engine, facts: await engine.facts(), reference: "openclaw:1", instanceId: "mine" },
    ...{ afterPort: (await testPort()) - 1, noProgressMs: 60_000, signal: abort.signal },
    onStep: (step) => steps.push(step),
  };
});
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

describe("startDemo", () => {
  it("goes step by step to a gateway that answers, and is gone when it is stopped", async () => {
    const demo = await startDemo(options);
    expect(steps).toEqual(["create", "gateway", "model"]);
    expect(demo.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const config = await readConfig(engine, demo.id);
    expect(config?.value).toMatchObject({ gateway: { auth: { token: demo.token } } });
    expect(JSON.stringify(await engine.inspectContainer(demo.id))).not.toContain(demo.token);
    await demo.stop();
    expect(await demos()).toEqual([]);
    await demo.stop();
  });

  it("tells its end, whoever ended it", async () => {
    const demo = await startDemo(options);
    engine.container(demo.id).die(0);
    await demo.ended;
    await demo.stop();
  });

  it("takes another port where one is taken at the last moment", async () => {
    engine.failNext("startContainer", new EngineError("port-taken", "taken"), 2);
    const demo = await startDemo(options);
    expect(await demos()).toHaveLength(1);
    await demo.stop();
    engine.failNext("startContainer", new EngineError("port-taken", "taken"), 3);
    await expect(startDemo(options)).rejects.toMatchObject({ kind: "port-taken" });
    expect(await demos()).toEqual([]);
  });

  it("says why the gateway ended, with its last lines and without its token", async () => {
    engine.mainProgram = async ({ stdout }) => {
      const [demo] = await demos();
      const config = await readConfig(engine, demo?.id ?? "");
      stdout.write(`broken ${JSON.stringify(config?.value.gateway)}\n`);
      return 1;
    };
    const error = await startDemo(options).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ failure: { code: "gateway-crashed", facts: { exitCode: "1" } } });
    expect(await demos()).toEqual([]);
    expect(JSON.stringify(error)).not.toMatch(/[0-9a-f]{64}/);
  });

  it("says that the model does not run", async () => {
    engine.programs.set(`node -e ${modelProgram}`, ({ stderr }) => {
      stderr.write("no port\n");
      return 1;
    });
    await expect(startDemo(options)).rejects.toMatchObject({
      failure: { code: "gateway-not-healthy", detail: "no port\n" },
    });
    expect(await demos()).toEqual([]);
  });

  it("leaves nothing when it is cancelled while it starts", async () => {
    engine.mainProgram = untilStopped;
    const starting = startDemo({ ...options, onStep: (step) => step === "gateway" && abort.abort() });
    await expect(starting).rejects.toThrow();
    expect(await demos()).toEqual([]);
  });

  it.each(["createContainer", "putArchive", "startContainer", "exec"] as const)(
    "leaves nothing when %s fails",
    async (verb) => {
      engine.failNext(verb, new EngineError("server-error", "no"));
      await expect(startDemo(options)).rejects.toMatchObject({ kind: "server-error" });
      expect(await demos()).toEqual([]);
    },
  );

  it("wants the image here", async () => {
    await expect(startDemo({ ...options, reference: "openclaw:2" })).rejects.toMatchObject({
      failure: { code: "image-missing" },
    });
  });
});

it("removeDemos removes those of this installation and no others", async () => {
  const mine = await startDemo(options);
  const theirs = await startDemo({ ...options, instanceId: "theirs" });
  await removeDemos(engine, "mine");
  expect((await demos()).map(({ id }) => id)).toEqual([theirs.id]);
  await mine.stop();
  await theirs.stop();
});
