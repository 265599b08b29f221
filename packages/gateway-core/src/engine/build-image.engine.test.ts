import { randomBytes } from "node:crypto";
import { Readable } from "node:stream";
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
  ): Promise<BuildEvent[]> {
    if (engine === null || base === null) return context.skip("there is no engine, or no busybox");
    const text = `FROM ${base}\nLABEL dev.rockpool.test=1\n${dockerfile}`;
    const tar = Readable.from([
      await tarOf([{ name: "Dockerfile", mode: 0o644, uid: 0, gid: 0, data: text }]),
    ]);
    const events: BuildEvent[] = [];
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
    expect(events.at(-1)).toMatchObject({ kind: "done", imageId: expect.stringMatching(/^sha256:/) });
    expect((await engine?.inspectImage(tag))?.labels).toMatchObject({ "dev.rockpool.test": "1" });
    await engine?.removeImage(tag);
    expect(await engine?.inspectImage(tag)).toBeNull();
  });

  it("fails with the command that failed", async (context) => {
    await expect(
      build(context, `RUN echo ${randomBytes(4).toString("hex")} && exit 3`),
    ).rejects.toMatchObject({
      kind: "build-failed",
      message: expect.stringContaining("3"),
    });
  });

  it("can be cancelled", async (context) => {
    const control = new AbortController();
    setTimeout(() => control.abort(), 800);
    const building = build(context, `RUN echo ${randomBytes(4).toString("hex")} && sleep 60`, control.signal);
    await expect(building).rejects.toMatchObject({ kind: "aborted" });
  });
});
