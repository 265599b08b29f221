import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { promisify } from "node:util";
import { afterEach, expect, it, type TestContext } from "vitest";
import { type FaultyProxy, startFaultyProxy } from "./faulty-proxy.ts";
import {
  type LocalRegistry,
  noLocalRegistry,
  registryCredentials,
  startLocalRegistry,
} from "./local-registry.ts";
import { pushTestImage } from "./push-test-image.ts";

const run = promisify(execFile);
const stops: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

async function registry(context: TestContext, options?: { signIn: boolean }): Promise<LocalRegistry> {
  const why = noLocalRegistry();
  if (why !== null) return context.skip(why);
  const started = await startLocalRegistry(options);
  stops.push(() => started.stop());
  return started;
}

async function proxy(target: string): Promise<FaultyProxy> {
  const started = await startFaultyProxy(target);
  stops.push(() => started.stop());
  return started;
}

it("gives an engine what was pushed by http, an index or an image of either format", async (context) => {
  const { address } = await registry(context);
  const { address: through, requests } = await proxy(address);
  for (const wish of [{ index: true, attestation: true }, { format: "docker" as const }, {}]) {
    const tag = randomBytes(4).toString("hex");
    const labels = { "dev.rockpool.test": "1" };
    const pushed = await pushTestImage(address, {
      repository: "a/b",
      tag,
      layers: [5000, 70_000],
      labels,
      ...wish,
    });
    const reference = `${through}/a/b:${tag}`;
    try {
      await run("docker", ["pull", "--quiet", reference]);
      const { stdout } = await run("docker", ["image", "inspect", reference]);
      expect(JSON.parse(stdout)).toMatchObject([
        { RepoDigests: [`${through}/a/b@${pushed.digest}`], Config: { Labels: labels } },
      ]);
    } finally {
      await run("docker", ["image", "rm", reference]);
    }
    for (const { digest, bytes } of pushed.manifests[0]?.layers ?? []) {
      const layer = requests.find(({ method, path }) => method === "GET" && path.endsWith(digest));
      expect(layer?.bytesSent).toBe(bytes);
    }
  }
});

it("asks for a sign-in where told to", async (context) => {
  const { address } = await registry(context, { signIn: true });
  const image = { repository: "a", tag: "1" };
  await expect(pushTestImage(address, image)).rejects.toThrow("401");
  const wrong = { username: "tester", password: "x" };
  await expect(pushTestImage(address, { ...image, credentials: wrong })).rejects.toThrow("401");
  await pushTestImage(address, { ...image, credentials: registryCredentials });
});

it("has its answers spoilt by the proxy", async (context) => {
  const { address } = await registry(context);
  const spoilt = await proxy(address);
  const pushed = await pushTestImage(spoilt.address, { repository: "a", tag: "1", layers: [100_000] });
  const [layer] = pushed.manifests[0]?.layers ?? [];
  const url = `http://${spoilt.address}/v2/a/blobs/${layer?.digest}`;

  spoilt.behave(() => ({ kind: "shape", dropAfterBytes: 30_000 }));
  let received = 0;
  await expect(
    (async () => {
      for await (const chunk of (await fetch(url)).body ?? []) received += chunk.length;
    })(),
  ).rejects.toThrow("terminated");
  expect(received).toBe(30_000);

  spoilt.behave(() => ({ kind: "shape", dropAfterBytes: 0 }));
  await expect(fetch(url)).rejects.toThrow("fetch failed");

  spoilt.behave(({ before }) =>
    before > 2 ? null : { kind: "answer", status: 429, headers: { "Retry-After": "7" } },
  );
  const limited = await fetch(url);
  expect([limited.status, limited.headers.get("Retry-After")]).toEqual([429, "7"]);
  expect((await fetch(url)).status).toBe(200);

  spoilt.behave(() => ({ kind: "shape", bytesPerSecond: 200_000 }));
  const since = performance.now();
  await (await fetch(url)).arrayBuffer();
  expect(performance.now() - since).toBeGreaterThan(450);

  spoilt.behave(() => ({ kind: "hang" }));
  await expect(fetch(url, { signal: AbortSignal.timeout(200) })).rejects.toThrow("timeout");
  expect(spoilt.count(/^GET .*blobs/)).toBe(6);
});
