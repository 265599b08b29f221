import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, expect, it, type TestContext } from "vitest";
import { runCommand } from "../../host/run-command.ts";
import { type Fault, type FaultyProxy, startFaultyProxy } from "../../testing/faulty-proxy.ts";
import { noLocalRegistry, registryCredentials, startLocalRegistry } from "../../testing/local-registry.ts";
import { pushTestImage, type TestImage } from "../../testing/push-test-image.ts";
import { testHost } from "../../testing/test-host.ts";
import type { RegistryCredentials } from "./docker-credentials.ts";
import { engineAuth } from "./engine-auth.ts";
import { registryClient } from "./registry-client.ts";
import { failureOf } from "./testing/failure-of.ts";

const stops: (() => Promise<void>)[] = [];
const arm64 = { os: "linux", architecture: "aarch64" };
const openclaw: TestImage = {
  repository: "openclaw/openclaw",
  tag: "2026.9.6",
  layers: [10_000, 300_000],
  labels: {
    "org.opencontainers.image.version": "2026.9.6",
    "org.opencontainers.image.source": "https://github.com/openclaw/openclaw",
  },
  platforms: [
    { os: "linux", architecture: "amd64" },
    { os: "linux", architecture: "arm64", variant: "v8" },
  ],
  attestation: true,
};

afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

async function registry(context: TestContext, options?: { signIn: boolean }) {
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

function client(credentials: RegistryCredentials | null = null, limitMs = 5000) {
  return registryClient({
    host: testHost(),
    limitMs,
    credentials: async () => ({ credentials, problem: null }),
  });
}

it.for(["oci", "docker"] as const)(
  "resolves by tag and by digest, an index and an image: %s",
  async (format, context) => {
    const { address } = await registry(context);
    const pushed = await pushTestImage(address, { ...openclaw, format });
    const arm = pushed.manifests[1];
    const resolved = await client().resolveImage(pushed.reference, arm64);
    expect(resolved).toEqual({
      reference: pushed.reference,
      digest: pushed.digest,
      manifestDigest: arm?.digest,
      platform: { os: "linux", architecture: "arm64" },
      layers: arm?.layers,
      bytes: arm?.layers.reduce((sum, { bytes }) => sum + bytes, 0),
      version: "2026.9.6",
      createdAt: Date.parse("2026-09-06T00:00:00Z"),
      isOpenClaw: true,
      access: "anonymous",
    });
    const repository = `${address}/openclaw/openclaw`;
    for (const digest of [pushed.digest, arm?.digest]) {
      expect(await client().resolveImage(`${repository}@${digest}`, arm64)).toMatchObject({
        digest,
        manifestDigest: arm?.digest,
        bytes: resolved.bytes,
      });
      expect(await client().headDigest(`${repository}@${digest}`)).toBe(digest);
    }
    expect(
      await failureOf(client().resolveImage(pushed.reference, { os: "linux", architecture: "s390x" })),
    ).toMatchObject({
      code: "image-platform",
      facts: { platform: "linux/amd64, linux/arm64", wanted: "linux/s390x" },
    });
  },
);

it("asks as little as it can", async (context) => {
  const { address } = await registry(context);
  const { address: through, requests, count } = await proxy(address);
  await pushTestImage(address, openclaw);
  const reference = `${through}/openclaw/openclaw:2026.9.6`;
  await client().headDigest(reference);
  expect(requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
    "HEAD /v2/openclaw/openclaw/manifests/2026.9.6",
  ]);
  await client().resolveImage(reference, arm64);
  expect([requests.length, count(/^GET .*\/manifests\//), count(/^GET .*\/blobs\//)]).toEqual([4, 2, 1]);
});

it("lists tags, and tells what is not there", async (context) => {
  const { address } = await registry(context);
  const repository = `${address}/openclaw/openclaw`;
  for (const tag of ["latest", "2026.9.6", "2026.10.1-beta.1", "2026.9.6-slim", "main-slim"])
    await pushTestImage(address, { repository: "openclaw/openclaw", tag, layers: [10] });
  expect(await client().listTags(repository)).toEqual({
    repository,
    channels: ["latest", "main-slim"],
    versions: [
      { tag: "2026.10.1-beta.1", version: "2026.10.1-beta.1", prerelease: true },
      { tag: "2026.9.6", version: "2026.9.6", prerelease: false },
    ],
    more: false,
  });
  const missing = { code: "registry-not-found", facts: { reason: "MANIFEST_UNKNOWN" } };
  expect(await failureOf(client().resolveImage(`${repository}:2020.1.1`, arm64))).toMatchObject(missing);
  expect(await failureOf(client().headDigest(`${repository}:2020.1.1`))).toMatchObject({
    code: missing.code,
  });
  expect(await failureOf(client().listTags(`${address}/no/such`))).toMatchObject({
    code: "registry-not-found",
    facts: { reason: "NAME_UNKNOWN", image: `${address}/no/such`, registry: address },
  });
});

it("signs in with what docker login wrote", async (context) => {
  const { address } = await registry(context, { signIn: true });
  const { reference, digest } = await pushTestImage(address, {
    ...openclaw,
    credentials: registryCredentials,
  });
  const folder = await mkdtemp(path.join(tmpdir(), "rockpool-login-"));
  stops.push(() => rm(folder, { recursive: true, force: true }));
  const host = testHost({ env: { DOCKER_CONFIG: folder } });
  expect(await failureOf(registryClient({ host }).headDigest(reference))).toMatchObject({
    code: "registry-denied",
    facts: { signIn: "none" },
  });

  const { username, password } = registryCredentials;
  const login = ["--config", folder, "login", "--username", username, "--password-stdin", address];
  const done = await runCommand("docker", login, 30_000, password);
  if (done.outcome === "missing") return context.skip("there is no docker command");
  expect(done).toMatchObject({ outcome: "ok" });
  expect(await registryClient({ host }).headDigest(reference)).toBe(digest);
  expect(await registryClient({ host }).resolveImage(reference, arm64)).toMatchObject({
    access: "credentials",
  });
  expect(await engineAuth(reference, host)).toEqual({ username, password, serveraddress: address });

  const stale = { username, password: "of yesterday" };
  const failure = await failureOf(client(stale).headDigest(reference));
  expect(failure).toMatchObject({ code: "registry-denied", facts: { signIn: "refused" } });
  expect(JSON.stringify(failure)).not.toContain("yesterday");
});

it("fails by name when the way to the registry is bad, and goes on when it is good again", async (context) => {
  const { address } = await registry(context);
  const bad = await proxy(address);
  await pushTestImage(address, openclaw);
  const asked = () => client(null, 1500).resolveImage(`${bad.address}/openclaw/openclaw:2026.9.6`, arm64);
  const faults: [Fault, string][] = [
    [{ kind: "hang" }, "registry-unreachable"],
    [{ kind: "shape", dropAfterBytes: 0 }, "registry-unreachable"],
    [{ kind: "shape", dropAfterBytes: 20 }, "registry-unreachable"],
    [{ kind: "shape", bytesPerSecond: 20 }, "registry-unreachable"],
    [{ kind: "answer", status: 429, headers: { "Retry-After": "3" } }, "registry-rate-limited"],
    [{ kind: "answer", status: 500 }, "registry-error"],
    [{ kind: "answer", status: 200, body: "{}" }, "registry-error"],
  ];
  // At each of the three requests in turn: index, manifest, config.
  for (const [fault, code] of faults) {
    for (const place of [/manifests\/2026/, /manifests\/sha256/, /blobs/]) {
      bad.behave(({ path }) => (place.test(path) ? fault : null));
      expect(await failureOf(asked()), `${fault.kind} at ${place}`).toMatchObject({ code });
    }
  }
  bad.behave(null);
  expect((await asked()).isOpenClaw).toBe(true);
});
