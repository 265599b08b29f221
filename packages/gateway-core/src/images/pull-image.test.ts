import { describe, expect, it } from "vitest";
import type { ResolvedImage } from "../contract/images.ts";
import type { Progress } from "../contract/progress.ts";
import { EngineError, type EngineErrorKind } from "../engine/engine-error.ts";
import type { PullEvent } from "../engine/engine-images.ts";
import { FakeEngine } from "../engine/fake-engine.ts";
import { silentLogger } from "../host/logger.ts";
import { type PullImageOptions, pullImage } from "./pull-image.ts";

const reference = "ghcr.io/openclaw/openclaw:2026.9.6";
const digest = `sha256:${"d".repeat(64)}`;
const layer = { digest: `sha256:${"a".repeat(64)}`, bytes: 1000 };
const id = "a".repeat(12);
const resolved: ResolvedImage = {
  reference,
  digest,
  manifestDigest: digest,
  platform: { os: "linux", architecture: "amd64" },
  layers: [layer],
  bytes: 1000,
  version: "2026.9.6",
  createdAt: null,
  isOpenClaw: true,
  access: "credentials",
};

function down(current: number): PullEvent {
  return { id, status: "downloading", current, total: 1000, text: "Downloading" };
}

/** Each pull is the next of `tries`: bytes that come, then how it ends; the last one again for ever. */
function scene(tries: readonly [bytes: number, end: EngineErrorKind | "ok"][]) {
  const engine = new FakeEngine();
  engine.registry.set(reference, { id: "sha256:1", repoDigests: [`ghcr.io/openclaw/openclaw@${digest}`] });
  const signIns: boolean[] = [];
  const waited: number[] = [];
  const told: (Progress & { facts: Readonly<Record<string, string>> })[] = [];
  engine.pull = function* (_reference, options) {
    const [bytes, end] = tries[Math.min(signIns.length, tries.length - 1)] ?? [0, "ok"];
    signIns.push(options.auth !== undefined);
    if (bytes > 0) yield down(bytes);
    if (end !== "ok") throw new EngineError(end, `Get "https://ghcr.io/v2/": ${end}`);
    yield { id, status: "complete", text: "Pull complete" };
  };
  const control = new AbortController();
  const pull = (changes: Partial<PullImageOptions> = {}) =>
    pullImage({
      engine,
      reference,
      resolved,
      auth: async () => null,
      signal: control.signal,
      onProgress: (progress, facts) => told.push({ ...progress, facts }),
      log: silentLogger,
      wait: async (milliseconds) => waited.push(milliseconds),
      ...changes,
    });
  return { engine, pull, waited, told, signIns, control };
}

describe("pullImage", () => {
  it("answers with the image and its digest, and ends at the whole", async () => {
    const { pull, told } = scene([[400, "ok"]]);
    expect(await pull()).toEqual({ imageId: "sha256:1", digest });
    expect(told[0]).toMatchObject({ phase: "asking", bytesDone: 0, bytesTotal: 1000 });
    expect(told.at(-1)).toMatchObject({ bytesDone: 1000, bytesTotal: 1000, items: [{ state: "done" }] });
  });

  it("tries again, longer each time, and says for how long", async () => {
    const { pull, waited, told } = scene([
      [0, "registry-unreachable"],
      [0, "registry-lost"],
      [0, "registry-error"],
      [0, "ok"],
    ]);
    await pull({ wait: async (milliseconds) => waited.push(milliseconds) });
    expect(waited).toEqual([1000, 2000, 4000]);
    expect(told.at(-1)).toMatchObject({ facts: {} });
  });

  it("tells the wait as such", async () => {
    const { pull, told } = scene([
      [10, "registry-lost"],
      [10, "ok"],
    ]);
    await pull({ wait: () => new Promise((resolve) => setTimeout(resolve, 150)) });
    expect(told.find(({ phase }) => phase === "retrying")).toMatchObject({
      rate: null,
      facts: { attempt: "2", seconds: "1" },
    });
  });

  it("gives up after six tries that got no further, and counts anew when one did", async () => {
    const { pull, waited } = scene([
      [0, "registry-lost"],
      [0, "registry-lost"],
      [300, "registry-lost"],
      [600, "registry-lost"],
      [600, "registry-lost"],
    ]);
    await expect(pull()).rejects.toMatchObject({
      failure: {
        code: "pull-interrupted",
        facts: {
          image: reference,
          registry: "ghcr.io",
          attempts: "10",
          reason: "registry-lost",
          kept: "nothing",
        },
      },
    });
    expect(waited.map((each) => each / 1000)).toEqual([1, 2, 1, 1, 2, 4, 8, 15, 30]);
  });

  it("says what the store kept", async () => {
    const { pull, engine } = scene([[10, "registry-lost"]]);
    const facts = await engine.facts();
    engine.facts = async () => ({ ...facts, imageStore: "containerd" });
    await expect(pull()).rejects.toMatchObject({ failure: { facts: { kept: "layers" } } });
  });

  it("says what the registry is like where nothing ever came", async () => {
    const { pull, waited } = scene([[0, "registry-unreachable"]]);
    await expect(pull()).rejects.toMatchObject({
      failure: {
        code: "registry-unreachable",
        facts: { registry: "ghcr.io", attempts: "6" },
        actions: [{ kind: "use-mirror", value: "docker.io/openclaw/openclaw:2026.9.6" }],
      },
    });
    expect(waited).toHaveLength(5);
  });

  it.each([
    ["registry-denied", "registry-denied"],
    ["registry-not-found", "registry-not-found"],
    ["rate-limited", "registry-rate-limited"],
    ["registry-untrusted", "registry-unreachable"],
    ["no-platform", "image-platform"],
    ["disk-full", "engine-disk-full"],
    ["server-error", "engine-error"],
  ] as const)("does not try again after %s", async (kind, code) => {
    const { pull, waited, signIns } = scene([[10, kind]]);
    await expect(pull()).rejects.toMatchObject({ failure: { code, facts: { image: reference } } });
    expect([waited, signIns]).toEqual([[], [false]]);
  });

  it("tries without the sign-in that is refused, once, and says so", async () => {
    const auth = async () => ({ username: "me", password: "x", serveraddress: "ghcr.io" });
    const refused = scene([
      [0, "registry-denied"],
      [0, "ok"],
    ]);
    await refused.pull({ auth });
    expect(refused.signIns).toEqual([true, false]);
    expect(refused.waited).toEqual([]);
    expect(refused.told.at(-1)?.facts).toEqual({ anonymous: "yes" });

    const hidden = scene([[0, "registry-denied"]]);
    await expect(hidden.pull({ auth })).rejects.toMatchObject({ code: "registry-denied" });
    expect(hidden.signIns).toEqual([true, false]);

    const asked = scene([[0, "ok"]]);
    await asked.pull({ auth, resolved: { ...resolved, access: "anonymous-after-refusal" } });
    expect(asked.signIns).toEqual([false]);
    expect(asked.told.at(-1)?.facts).toEqual({ anonymous: "yes" });
  });

  it("blames an engine that is gone, not the registry", async () => {
    const { pull, engine, waited } = scene([[10, "registry-lost"]]);
    engine.failNext("ping", new EngineError("refused", "nobody there"));
    await expect(pull()).rejects.toMatchObject({ failure: { code: "engine-unreachable" } });
    expect(waited).toEqual([]);
  });

  it("takes a connection to the engine that broke for a try, where the engine is well", async () => {
    const { pull, waited } = scene([
      [10, "connection-lost"],
      [10, "ok"],
    ]);
    await pull();
    expect(waited).toEqual([1000]);
  });

  it("is cancelled in a try and in a wait", async () => {
    const { pull, control, engine } = scene([[10, "registry-lost"]]);
    const cancelledInWait = pull({
      wait: async () => {
        control.abort();
        throw new Error("aborted");
      },
    });
    await expect(cancelledInWait).rejects.toMatchObject({ code: "operation-cancelled" });
    await expect(pull()).rejects.toMatchObject({ code: "operation-cancelled" });
    expect(await engine.inspectImage(reference)).toBeNull();
  });

  it("takes what a moved tag names, and reports that", async () => {
    const { pull, engine } = scene([]);
    const other = `sha256:${"e".repeat(64)}`;
    engine.pull = () => [{ id: null, status: "other", text: `Digest: ${other}` }];
    expect((await pull()).digest).toBe(other);
  });
});
