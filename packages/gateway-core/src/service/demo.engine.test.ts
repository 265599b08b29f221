import fs from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { connectDockerode } from "../engine/dockerode-engine.ts";
import { demoLabel } from "../gateway/labels.ts";
import { probe } from "../health/probe.ts";
import { ensureOpenClawImages, openclawImages } from "../testing/openclaw-images.ts";
import { runServiceChild } from "../testing/run-service-child.ts";
import { ensureScriptedImage, scriptedImage } from "../testing/scripted-gateway.ts";
import type { ChildWish } from "../testing/service-child.ts";
import { endpoint, type Scratch, scratch } from "./testing/scratch-service.ts";

/** A first start and a first answer on a machine with other work to do. */
const realMs = 240_000;

let place: Scratch;
const demos = () => place.engine.listContainers({ labels: [demoLabel] });

afterEach(async () => {
  for (const { id } of await demos()) await place.engine.removeContainer(id, { force: true }).catch(() => {});
  await place.stop();
});

describe("a demo on the real gateway", () => {
  beforeAll(async () => ensureOpenClawImages(await connectDockerode(endpoint)), 600_000);
  beforeEach(async () => {
    place = await scratch({ image: openclawImages["2026.9.6"] }, { patienceMs: realMs });
  });

  it(
    "answers, is open to this computer only, touches nothing, and is gone without a trace",
    async () => {
      const rockpool = place.open();
      await rockpool.call("demo.start", {});
      const { demo } = await rockpool.until("the demo", ({ demo }) => demo?.state !== "starting");
      expect(demo).toMatchObject({ state: "running", failure: null });
      const address = demo?.address ?? "";

      const { reply, model } = await rockpool.call("demo.say", { message: "What is a rock pool?" });
      expect(reply).toContain('You said: "What is a rock pool?"');
      expect(reply).toContain("no AI");
      expect(model).toContain("no-ai");

      const { url } = await rockpool.call("demo.link", {});
      expect(url).toMatch(new RegExp(`^${address}/#token=[0-9a-f]{64}$`));
      const secret = new URL(url).hash.slice("#token=".length);
      expect(await probe(address, "/readyz", { secret })).toMatchObject({ status: 200 });

      const [container] = await demos();
      expect(container?.mounts).toEqual([]);
      expect(container?.published).toEqual([
        { hostIp: "127.0.0.1", hostPort: Number(new URL(address).port), containerPort: 18_789 },
      ]);
      expect(JSON.stringify(await place.engine.inspectContainer(container?.id ?? ""))).not.toContain(secret);
      // It is nobody's gateway: neither ours nor one that was found.
      expect(rockpool.snapshot().gateway.container).toBeNull();

      await rockpool.call("demo.stop", {});
      expect(rockpool.snapshot().demo).toBeNull();
      expect(await demos()).toEqual([]);
      await expect(fs.stat(place.stateDir)).rejects.toThrow("ENOENT");
    },
    realMs,
  );
});

describe("a demo whose Rockpool is killed", () => {
  beforeAll(async () => ensureScriptedImage(await connectDockerode(endpoint)));
  beforeEach(async () => {
    place = await scratch();
  });

  const demoUntil = (dieAt: NonNullable<ChildWish["dieAt"]>) =>
    runServiceChild(
      { act: "demo", dieAt, preferences: { image: scriptedImage, engine: endpoint } },
      { env: { HOME: place.dir, ROCKPOOL_HOME: path.join(place.dir, "rockpool") } },
    );

  it.each([{ step: "running" }, { step: "gateway" }, { request: "exec", when: "after" } as const])(
    "ends by itself once it runs: %j",
    async (dieAt) => {
      expect((await demoUntil(dieAt)).signal).toBe("SIGKILL");
      await expect.poll(demos, { timeout: 20_000 }).toEqual([]);
    },
    60_000,
  );

  it("is removed by the next Rockpool where it never ran", async () => {
    const dieAt = { request: "createContainer", when: "after" } as const;
    expect((await demoUntil(dieAt)).signal).toBe("SIGKILL");
    expect(await demos()).toHaveLength(1);
    const wish: ChildWish = { act: "demo", preferences: { image: scriptedImage, engine: endpoint } };
    const env = { HOME: place.dir, ROCKPOOL_HOME: path.join(place.dir, "rockpool") };
    const { snapshot } = await runServiceChild(wish, { env });
    expect(snapshot?.demo).toMatchObject({ state: "running" });
    expect(await demos()).toEqual([]);
  }, 60_000);
});
