import { randomBytes } from "node:crypto";
import { readdirSync, readlinkSync } from "node:fs";
import { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, describe, expect, it, type TestContext } from "vitest";
import { thisHost } from "../host/host.ts";
import { tinyImage } from "../testing/tiny-image.ts";
import { discoverEngine } from "./discover-engine.ts";
import type { BuildEvent, Engine } from "./engine.ts";
import { tarOf } from "./fake/tar.ts";

describe("builds on a real engine", () => {
  let engine: Engine | null = null;
  let base: string | null = null;
  const tag = `rockpool-test/build-${randomBytes(4).toString("hex")}:1`;

  beforeAll(async () => {
    ({ engine } = await discoverEngine({ host: thisHost(), setting: null, ownerEngine: null }));
    base = engine && (await tinyImage(engine));
  });

  async function build(
    context: TestContext,
    dockerfile: string,
    signal?: AbortSignal,
    events: BuildEvent[] = [],
  ): Promise<BuildEvent[]> {
    if (engine === null || base === null) return context.skip("there is no engine, or no busybox");
    const text = `FROM ${base}\nLABEL dev.rockpool.test=1\n${dockerfile}`;
    const tar = Readable.from([
      await tarOf([{ name: "Dockerfile", mode: 0o644, uid: 0, gid: 0, data: text }]),
    ]);
    for await (const event of engine.buildImage(tar, { tag, ...(signal ? { signal } : {}) }))
      events.push(event);
    return events;
  }

  it("tells what it does, and ends with the image", async (context) => {
    const nonce = randomBytes(4).toString("hex");
    const events = await build(context, `RUN echo hello-${nonce}`);
    const output = events.flatMap((event) => (event.kind === "output" ? [event.text] : []));
    expect(output.some((line) => line.includes(`RUN echo hello-${nonce}`))).toBe(true);
    expect(output).toContain(`hello-${nonce}`);
    const steps = events.flatMap((event) => (event.kind === "step" ? [event] : []));
    const run = steps.filter(({ name }) => name.includes(`RUN echo hello-${nonce}`));
    expect(run.map(({ state }) => state)).toEqual(expect.arrayContaining(["active", "done"]));
    expect(new Set(run.map(({ id }) => id)).size).toBe(1);
    expect(events.at(-1)).toMatchObject({ kind: "done", imageId: expect.stringMatching(/^sha256:/) });
    expect((await engine?.inspectImage(tag))?.labels).toMatchObject({ "dev.rockpool.test": "1" });
    await engine?.removeImage(tag);
    expect(await engine?.inspectImage(tag)).toBeNull();
  });

  it("fails with the command that failed", async (context) => {
    const command = `echo ${randomBytes(4).toString("hex")} && exit 3`;
    const seen: BuildEvent[] = [];
    await expect(build(context, `RUN true\nRUN ${command}`, undefined, seen)).rejects.toMatchObject({
      kind: "build-failed",
      message: expect.stringContaining("3"),
    });
    const failed = seen.filter((event) => event.kind === "step" && event.state === "failed");
    expect(failed).toEqual([
      expect.objectContaining({ name: expect.stringContaining(`RUN ${command}`), exitCode: 3 }),
    ]);
  });

  it("can be cancelled; neither a tag nor the builder's session stays", async (context) => {
    const before = await socketsAtRest();
    const control = new AbortController();
    setTimeout(() => control.abort(), 800);
    const building = build(context, `RUN echo ${randomBytes(4).toString("hex")} && sleep 60`, control.signal);
    await expect(building).rejects.toMatchObject({ kind: "aborted" });
    expect(await engine?.inspectImage(tag)).toBeNull();
    await noneMoreThan(before);
  });

  it("leaves no session where it is cancelled before the engine answers", async (context) => {
    if (engine === null) return context.skip("there is no engine");
    const before = await socketsAtRest();
    const control = new AbortController();
    // A context that never comes to an end.
    const endless = new Readable({ read() {} });
    setTimeout(() => control.abort(), 500);
    const building = (async () => {
      for await (const event of engine.buildImage(endless, { tag, signal: control.signal })) void event;
    })();
    await expect(building).rejects.toMatchObject({ kind: "aborted" });
    expect(endless.destroyed).toBe(true);
    await noneMoreThan(before);
  });

  it("leaves no session where the engine refuses the build", async (context) => {
    if (engine === null) return context.skip("there is no engine");
    const before = await socketsAtRest();
    const empty = Readable.from([Buffer.from("this is no tar")]);
    const building = (async () => {
      for await (const event of engine.buildImage(empty, { tag })) void event;
    })();
    await expect(building).rejects.toThrow();
    await noneMoreThan(before);
  });

  it("ends with what its context fails with", async (context) => {
    if (engine === null) return context.skip("there is no engine");
    const broken = new Error("the folder went away");
    const failing = Readable.from(
      (async function* () {
        yield Buffer.alloc(1024, "x");
        await sleep(100);
        throw broken;
      })(),
    );
    const building = (async () => {
      for await (const event of engine.buildImage(failing, { tag })) void event;
    })();
    await expect(building).rejects.toBe(broken);
  });
});

/** Sockets of this process; gRPC takes a session's from where Node counts its handles. */
function openSockets(): number {
  const folder = "/proc/self/fd";
  const targets = readdirSync(folder).map((fd) => {
    try {
      return readlinkSync(`${folder}/${fd}`);
    } catch {
      return ""; // the one of this very listing
    }
  });
  return targets.filter((target) => target.startsWith("socket:")).length;
}

/** Connections of what was before close a moment after its answer. */
async function socketsAtRest(): Promise<number> {
  await sleep(300);
  return openSockets();
}

/** Soon: engine 20.10 ends a session by itself, but a second after its build was left. */
async function noneMoreThan(before: number): Promise<void> {
  await expect.poll(openSockets, { timeout: 400, interval: 20 }).toBeLessThanOrEqual(before);
}
