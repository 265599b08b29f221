import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { ResolvedImage } from "../contract/images.ts";
import type { Progress } from "../contract/progress.ts";
import { connectDockerode } from "../engine/dockerode-engine.ts";
import type { Engine } from "../engine/engine.ts";
import { silentLogger } from "../host/logger.ts";
import { type FaultyProxy, startFaultyProxy } from "../testing/faulty-proxy.ts";
import {
  type LocalRegistry,
  noLocalRegistry,
  registryCredentials,
  startLocalRegistry,
} from "../testing/local-registry.ts";
import { noPrivateEngine, type PrivateEngine, startPrivateEngine } from "../testing/private-engine.ts";
import { pullMemory } from "../testing/pull-memory.ts";
import { type PushedImage, pushTestImage, type TestImage } from "../testing/push-test-image.ts";
import { type PullImageOptions, pullImage } from "./pull-image.ts";

const why = noPrivateEngine() ?? noLocalRegistry();
const labels = { "dev.rockpool.test": "1" };

describe.skipIf(why !== null)(`pulls from a real registry${why === null ? "" : ` (skipped: ${why})`}`, () => {
  let registry: LocalRegistry;
  let proxy: FaultyProxy;
  let daemon: PrivateEngine;
  let engine: Engine;
  let image: PushedImage;
  let reference: string;

  beforeAll(async () => {
    // With one the engine tries a layer twice, after 5 s; what its own tries look like is in pull-progress.test.ts.
    daemon = await startPrivateEngine({ downloadAttempts: 1 });
    engine = await connectDockerode(daemon.endpoint);
    registry = await startLocalRegistry();
    proxy = await startFaultyProxy(registry.address);
    image = await push({ repository: "big/image", tag: "1", layers: [30_000_000, 20_000_000, 10_000_000] });
    reference = `${proxy.address}/big/image:1`;
  });
  afterEach(async () => {
    proxy.behave(null);
    for (const { id } of await engine.listImages()) await engine.removeImage(id, { force: true });
  });
  afterAll(async () => {
    await proxy?.stop();
    await registry?.stop();
    await daemon?.stop();
  });

  function push(what: TestImage): Promise<PushedImage> {
    return pushTestImage(registry.address, { labels, ...what });
  }

  function resolved(pushed: PushedImage): ResolvedImage {
    const layers = pushed.manifests[0]?.layers ?? [];
    return {
      reference,
      digest: pushed.digest,
      manifestDigest: pushed.digest,
      platform: { os: "linux", architecture: "amd64" },
      layers,
      bytes: layers.reduce((sum, { bytes }) => sum + bytes, 0),
      version: null,
      createdAt: null,
      isOpenClaw: false,
      access: "anonymous",
    };
  }

  function puller(changes: Partial<PullImageOptions> = {}) {
    const told: (Progress & { facts: Readonly<Record<string, string>> })[] = [];
    const control = new AbortController();
    const pull = (heard: (progress: Progress) => void = () => {}) =>
      pullImage({
        engine,
        reference,
        resolved: resolved(image),
        auth: async () => null,
        signal: control.signal,
        onProgress(progress, facts) {
          told.push({ ...progress, facts });
          heard(progress);
        },
        log: silentLogger,
        wait: () => sleep(120),
        ...changes,
      });
    return { told, control, pull };
  }

  /** Slow enough that something can happen meanwhile: all three layers at once take two seconds. */
  function slowly(bytesPerSecond = 15_000_000): void {
    proxy.behave(({ path }) => (path.includes("/blobs/") ? { kind: "shape", bytesPerSecond } : null));
  }

  const share = ({ bytesDone, bytesTotal = 0 }: Progress) => bytesDone / bytesTotal;

  it("gets an image, telling how far it is", async () => {
    slowly();
    const { pull, told } = puller();
    const pulled = await pull();
    expect(pulled.digest).toBe(image.digest);
    expect((await engine.inspectImage(pulled.imageId))?.labels).toMatchObject(labels);
    const done = told.map(({ bytesDone }) => bytesDone);
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(told.at(-1)).toMatchObject({
      bytesDone: resolved(image).bytes,
      bytesTotal: resolved(image).bytes,
    });
    // The engine's own words come within a hundredth of the manifest's before the end is told.
    expect(share(told.at(-2) as Progress)).toBeGreaterThan(0.99);
    expect(told.some(({ rate, etaMs }) => (rate ?? 0) > 0 && etaMs !== null)).toBe(true);
  });

  it.each([0.1, 0.5, 0.95])("goes on after the network dropped at %f of it", async (at) => {
    slowly();
    let drops = 0;
    // Back when we try again: the engine's own try has failed by then.
    const wait = async () => {
      slowly();
      await sleep(120);
    };
    const { pull, told } = puller({ wait });
    const pulled = await pull((progress) => {
      if (drops > 0 || share(progress) < at || share(progress) === 1) return;
      drops += 1;
      proxy.behave(() => ({ kind: "shape", dropAfterBytes: 0 }));
      proxy.cut();
    });
    expect(drops).toBe(1);
    expect(told.find(({ facts }) => facts.attempt !== undefined)).toMatchObject({
      phase: "retrying",
      facts: { attempt: "2", seconds: "1" },
    });
    expect(pulled.digest).toBe(image.digest);
    const done = told.map(({ bytesDone }) => bytesDone);
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(told.at(-1)).toMatchObject({ bytesDone: resolved(image).bytes, facts: {} });
  });

  it("gives up a network that drops again and again at the same place", async () => {
    proxy.behave(({ path }) =>
      path.includes("/blobs/") ? { kind: "shape", dropAfterBytes: 1_000_000 } : null,
    );
    // Each try holds the engine's own five, with its own waits.
    await expect(puller({ wait: async () => {}, fruitlessTries: 2 }).pull()).rejects.toMatchObject({
      failure: {
        code: "pull-interrupted",
        facts: { kept: "nothing", reason: "unexpected EOF", image: reference },
      },
    });
    expect(await engine.inspectImage(reference)).toBeNull();
  });

  it.each([
    [401, "UNAUTHORIZED", "registry-denied", 1],
    [403, "DENIED", "registry-denied", 1],
    [404, "MANIFEST_UNKNOWN", "registry-not-found", 1],
    [429, "TOOMANYREQUESTS", "registry-rate-limited", 1],
    [500, "UNKNOWN", "registry-error", 6],
    [503, "UNAVAILABLE", "registry-error", 6],
  ] as const)("tells a registry's %i %s as %s", async (status, code, expected, tries) => {
    const body = JSON.stringify({ errors: [{ code, message: "no" }] });
    const headers = { "Content-Type": "application/json" };
    let asked = 0;
    proxy.behave(({ method, path }) => {
      if (!path.includes("/manifests/")) return null;
      if (method === "HEAD") asked += 1;
      return { kind: "answer", status, headers, body };
    });
    await expect(puller({ wait: async () => {} }).pull()).rejects.toMatchObject({
      failure: { code: expected, facts: { image: reference, registry: proxy.address } },
    });
    expect(asked).toBe(tries);
  });

  it("knows a tag that is not there, and a platform", async () => {
    const unknown = puller({ reference: `${proxy.address}/big/image:2`, resolved: null });
    await expect(unknown.pull()).rejects.toMatchObject({ code: "registry-not-found" });
    await push({
      repository: "other/image",
      tag: "1",
      index: true,
      platforms: [{ os: "linux", architecture: "s390x" }],
    });
    const foreign = puller({ reference: `${proxy.address}/other/image:1`, resolved: null });
    await expect(foreign.pull()).rejects.toMatchObject({ code: "image-platform" });
  });

  it("signs in, and says that a sign-in was refused", async () => {
    const closed = await startLocalRegistry({ signIn: true });
    try {
      await pushTestImage(closed.address, {
        repository: "a/b",
        tag: "1",
        labels,
        credentials: registryCredentials,
      });
      const mine = { reference: `${closed.address}/a/b:1`, resolved: null };
      const auth = { ...registryCredentials, serveraddress: closed.address };
      await puller({ ...mine, auth: async () => auth }).pull();
      const wrong = puller({ ...mine, auth: async () => ({ ...auth, password: "wrong" }) });
      await expect(wrong.pull()).rejects.toMatchObject({ code: "registry-denied" });
      await expect(puller(mine).pull()).rejects.toMatchObject({ code: "registry-denied" });
    } finally {
      await closed.stop();
    }
  });

  it("is quiet within a second of a cancel, and leaves no image", async () => {
    slowly(2_000_000);
    const { pull, control } = puller();
    let cancelledAt = 0;
    const pulling = pull((progress) => {
      if (cancelledAt > 0 || share(progress) < 0.03) return;
      cancelledAt = performance.now();
      control.abort();
    });
    await expect(pulling).rejects.toMatchObject({ code: "operation-cancelled" });
    expect(performance.now() - cancelledAt).toBeLessThan(1000);
    const sent = () => proxy.requests.reduce((sum, { bytesSent }) => sum + bytesSent, 0);
    await sleep(Math.max(0, cancelledAt + 1000 - performance.now()));
    const after = sent();
    await sleep(500);
    expect(sent()).toBe(after);
    expect(await engine.inspectImage(reference)).toBeNull();
  });

  it("blames an engine that is killed, and pulls once it is back", async () => {
    slowly();
    const { pull } = puller();
    const killed: Promise<void>[] = [];
    const pulling = pull((progress) => {
      if (share(progress) > 0.3) killed.push(...(killed.length === 0 ? [daemon.kill("SIGKILL")] : []));
    });
    await expect(pulling).rejects.toMatchObject({ code: "engine-unreachable" });
    await Promise.all(killed);
    await daemon.start();
    expect((await puller().pull()).digest).toBe(image.digest);
  });

  it("does not fill this process", async () => {
    await push({ repository: "small/image", tag: "1" });
    await push({ repository: "huge/image", tag: "1", layers: Array.from({ length: 6 }, () => 52_000_000) });
    const small = `${registry.address}/small/image:1`;
    const { before, peak, updates } = await pullMemory(
      daemon.endpoint,
      small,
      `${registry.address}/huge/image:1`,
    );
    expect(updates).toBeGreaterThan(3);
    expect((peak - before) / 2 ** 20).toBeLessThan(40);
  }, 400_000);
});

describe.skipIf(why !== null)(`a pull onto a full disk${why === null ? "" : ` (skipped: ${why})`}`, () => {
  it("is told as the engine's, and leaves no image", async () => {
    const daemon = await startPrivateEngine({ diskMegabytes: 30 });
    const registry = await startLocalRegistry();
    try {
      const engine = await connectDockerode(daemon.endpoint);
      const { reference } = await pushTestImage(registry.address, {
        repository: "big/image",
        tag: "1",
        labels,
        layers: [40_000_000],
      });
      const pulling = pullImage({
        engine,
        reference,
        resolved: null,
        auth: async () => null,
        signal: AbortSignal.timeout(60_000),
        onProgress: () => {},
        log: silentLogger,
      });
      await expect(pulling).rejects.toMatchObject({
        failure: { code: "engine-disk-full", facts: { image: reference } },
      });
      expect(await engine.inspectImage(reference)).toBeNull();
    } finally {
      await registry.stop();
      await daemon.stop();
    }
  });
});
