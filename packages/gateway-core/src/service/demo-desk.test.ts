import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Demo } from "../contract/demo.ts";
import type { Progress } from "../contract/progress.ts";
import { RockpoolError } from "../contract/rockpool-error.ts";
import { demoSpec } from "../demo/demo-spec.ts";
import type { DemoOptions, RunningDemo } from "../demo/start-demo.ts";
import { FakeEngine } from "../engine/fake-engine.ts";
import { silentLogger } from "../host/logger.ts";
import { defaultLimits } from "../lifecycle/limits.ts";
import { openSettings, type SettingsStore } from "../settings/settings-store.ts";
import { memoryFile } from "../settings/testing/memory-file.ts";
import { testHost } from "../testing/test-host.ts";
import { createDemoDesk, type DemoDesk, type DemoDeskOptions } from "./demo-desk.ts";
import type { Connection } from "./engine-link.ts";
import { firstState, type ServiceState } from "./service-state.ts";

let folder: string;
let engine: FakeEngine;
let settings: SettingsStore;
let lost: AbortController;
let state: ServiceState;
let seen: Demo["state"][];
let desk: DemoDesk;
/** Of the demos that were started: what they were given, and the ways they can go. */
let starts: {
  given: DemoOptions;
  run(): void;
  fail(error: unknown): void;
  end(): void;
  stops: number;
}[];

beforeEach(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), "rockpool-demo-"));
  engine = new FakeEngine();
  lost = new AbortController();
  state = firstState;
  seen = [];
  starts = [];
  settings = openSettings(() => memoryFile(), { path: path.join(folder, "settings.json") });
  settings.setPreferences({ image: "openclaw:1" });
  engine.addImage("openclaw:1");
  desk = await made({});
});
afterEach(async () => {
  await desk.close();
  await fs.rm(folder, { recursive: true });
});

async function made(change: Partial<DemoDeskOptions>): Promise<DemoDesk> {
  const connection: Connection = { engine, facts: await engine.facts(), lost: lost.signal };
  return createDemoDesk({
    ...{ host: testHost(), log: silentLogger, limits: defaultLimits, settings },
    state: {
      get: () => state,
      change(patch) {
        state = { ...state, ...patch };
        if (patch.demo && patch.demo.state !== seen.at(-1)) seen.push(patch.demo.state);
      },
    },
    link: { connected: async () => connection },
    pull: () => async () => {
      throw new Error("not wanted");
    },
    startDemo,
    ...change,
  });
}

function startDemo(given: DemoOptions): Promise<RunningDemo> {
  return new Promise((resolve, reject) => {
    let end: () => void = () => {};
    const ended = new Promise<void>((over) => {
      end = over;
    });
    const start = {
      given,
      run: () => {
        const demo = { id: "d", address: "http://127.0.0.1:18901", token: "t0ken", ended };
        resolve({ ...demo, stop: async () => void start.stops++ });
      },
      fail: reject,
      end,
      stops: 0,
    };
    given.signal.addEventListener("abort", () => reject(given.signal.reason as Error));
    starts.push(start);
  });
}

async function started() {
  await expect.poll(() => starts.length).toBeGreaterThan(0);
  const start = starts.at(-1);
  if (start === undefined) throw new Error("nothing was started");
  return start;
}
const settled = (wanted: Demo["state"] | undefined) => expect.poll(() => state.demo?.state).toBe(wanted);

describe("the demo's desk", () => {
  it("tells a start, and a second start is the first", async () => {
    await Promise.all([desk.start(), desk.start()]);
    expect(state.demo).toMatchObject({ state: "starting", step: "image", address: null });
    const start = await started();
    await desk.start();
    start.given.onStep("gateway");
    expect(state.demo?.step).toBe("gateway");
    start.run();
    await settled("running");
    await desk.start();
    expect(starts).toHaveLength(1);
    expect(state.demo).toMatchObject({ step: null, address: "http://127.0.0.1:18901" });
    expect(await desk.link()).toEqual({ url: "http://127.0.0.1:18901/#token=t0ken" });
    expect(JSON.stringify(state.demo)).not.toContain("t0ken");
  });

  it("a stop ends it, and resolves when it is gone; another start begins anew", async () => {
    await desk.start();
    (await started()).run();
    await settled("running");
    await desk.stop();
    expect(starts[0]?.stops).toBe(1);
    expect(state.demo).toBeNull();
    expect(seen).toEqual(["starting", "running", "ending"]);
    await desk.start();
    await expect.poll(() => starts.length).toBe(2);
  });

  it("a stop while it starts cancels it, and a start meanwhile waits for that", async () => {
    await desk.start();
    await started();
    await Promise.all([desk.stop(), desk.start()]);
    await expect.poll(() => starts.length).toBe(2);
    expect(starts[0]?.given.signal.aborted).toBe(true);
    expect(state.demo?.state).toBe("starting");
  });

  it("a start that fails tells why until it is stopped or started again", async () => {
    await desk.start();
    (await started()).fail(new RockpoolError({ code: "gateway-crashed", message: "exit 1" }));
    await settled("failed");
    expect(state.demo?.failure?.code).toBe("gateway-crashed");
    await desk.stop();
    expect(state.demo).toBeNull();
  });

  it("one that ends by itself is told, and cleared away", async () => {
    await desk.start();
    const start = await started();
    start.run();
    await settled("running");
    start.end();
    await settled("failed");
    expect(start.stops).toBe(1);
    await expect(desk.say("hi")).rejects.toMatchObject({ failure: { code: "not-found" } });
    await expect(desk.link()).rejects.toMatchObject({ failure: { code: "not-found" } });
  });

  it("an engine that goes away ends it", async () => {
    await desk.start();
    (await started()).run();
    await settled("running");
    lost.abort();
    await settled("failed");
  });

  it("without an engine it fails with why", async () => {
    desk = await made({
      link: {
        connected: () => Promise.reject(new RockpoolError({ code: "engine-missing", message: "none" })),
      },
    });
    await desk.start();
    await settled("failed");
    expect(state.demo?.failure?.code).toBe("engine-missing");
  });

  it("gets an image that is not here, tells how far it is, and lets it be cancelled", async () => {
    settings.setPreferences({ image: "openclaw:2" });
    const progress: Progress = { phase: "downloading", items: [], bytesDone: 5, rate: null, etaMs: null };
    let cancelled = false;
    desk = await made({
      pull: () => (_reference, tools) =>
        new Promise((_, reject) => {
          tools.onProgress(progress, {});
          tools.signal.addEventListener("abort", () => {
            cancelled = true;
            reject(tools.signal.reason as Error);
          });
        }),
    });
    await desk.start();
    await expect.poll(() => state.demo?.progress).toEqual(progress);
    await desk.stop();
    expect(cancelled).toBe(true);
    expect(state.demo).toBeNull();
  });

  it("runs the image of the settings, or the one that is named", async () => {
    engine.addImage("openclaw:3");
    await desk.start();
    expect((await started()).given.reference).toBe("openclaw:1");
    await desk.stop();
    await desk.start("openclaw:3");
    await expect.poll(() => starts.at(-1)?.given.reference).toBe("openclaw:3");
  });

  it("removes what a killed Rockpool left behind, at the first look and before a start", async () => {
    const { instanceId } = settings.memory();
    const image = await engine.inspectImage("openclaw:1");
    if (image === null) throw new Error("no image");
    const facts = await engine.facts();
    const leave = async (instance: string, shortId: string) => {
      const spec = { host: testHost(), engine: facts, reference: "openclaw:1", image, hostPort: 1 };
      await engine.createContainer(demoSpec({ ...spec, instanceId: instance, shortId }));
    };
    const left = async () => (await engine.listContainers()).map(({ name }) => name);
    await leave(instanceId, "one");
    await leave("somebody else", "two");
    desk.connected({ engine, facts, lost: lost.signal });
    await expect.poll(left).toEqual(["rockpool-demo-two"]);
    await leave(instanceId, "three");
    await desk.start();
    await started();
    expect(await left()).toEqual(["rockpool-demo-two"]);
  });

  it("ends with the service, and begins no other", async () => {
    await desk.start();
    (await started()).run();
    await settled("running");
    await desk.close();
    expect(starts[0]?.stops).toBe(1);
    await expect(desk.start()).rejects.toMatchObject({ failure: { code: "service-unreachable" } });
  });
});
