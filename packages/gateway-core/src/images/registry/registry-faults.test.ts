import { afterEach, describe, expect, it } from "vitest";
import { testHost } from "../../testing/test-host.ts";
import type { CredentialLookup } from "./docker-credentials.ts";
import { registryClient } from "./registry-client.ts";
import { failureOf } from "./testing/failure-of.ts";
import {
  digestOf,
  imageAnswers,
  type ScriptedRegistry,
  scriptedRegistry,
} from "./testing/scripted-registry.ts";

const amd64 = { os: "linux", architecture: "x86_64" };
const open: ScriptedRegistry[] = [];

afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

async function serve(...[respond]: Parameters<typeof scriptedRegistry>): Promise<ScriptedRegistry> {
  const server = await scriptedRegistry(respond);
  open.push(server);
  return server;
}

function client(options: { limitMs?: number; lookup?: CredentialLookup; fetch?: typeof fetch } = {}) {
  const { limitMs = 2000, lookup = { credentials: null, problem: null }, fetch } = options;
  return registryClient({
    host: testHost(),
    limitMs,
    credentials: async () => lookup,
    ...(fetch ? { fetch } : {}),
  });
}

describe("faults", () => {
  it.each([
    [401, {}, { code: "registry-denied", facts: { signIn: "none" } }],
    [403, {}, { code: "registry-denied" }],
    [404, {}, { code: "registry-not-found" }],
    [429, { "Retry-After": "90" }, { code: "registry-rate-limited", facts: { seconds: "90" } }],
    [429, { "Retry-After": "soon" }, { code: "registry-rate-limited" }],
    [500, {}, { code: "registry-error", facts: { status: "500" } }],
    [503, {}, { code: "registry-error", facts: { status: "503" } }],
    [204, {}, { code: "registry-error", facts: { status: "204" } }],
  ])("HTTP %i", async (status, headers, expected) => {
    const { address } = await serve(() => ({ status, headers }));
    const reference = `${address}/a/b:1`;
    for (const asked of [
      client().resolveImage(reference, amd64),
      client().headDigest(reference),
      client().listTags(reference),
    ]) {
      const failure = await failureOf(asked);
      expect(failure).toMatchObject(expected);
      expect(failure.facts).toMatchObject({ image: reference, registry: address });
      expect(failure.actions).toBeUndefined();
    }
  });

  it("tells the wait that a date means", async () => {
    const headers = { "Retry-After": new Date(Date.now() + 60_000).toUTCString() };
    const { address } = await serve(() => ({ status: 429, headers }));
    const { facts } = await failureOf(client().headDigest(`${address}/a/b`));
    expect(Number(facts?.seconds)).toBeGreaterThan(50);
    expect(Number(facts?.seconds)).toBeLessThanOrEqual(60);
  });

  it("keeps the registry's word for it, and not its sentence", async () => {
    const body = JSON.stringify({ errors: [{ code: "MANIFEST_UNKNOWN", message: "unknown <b>tag</b>" }] });
    const { address } = await serve(() => ({ status: 404, body }));
    const failure = await failureOf(client().resolveImage(`${address}/a/b`, amd64));
    expect(failure.facts?.reason).toBe("MANIFEST_UNKNOWN");
    expect(JSON.stringify(failure)).not.toContain("<b>");
  });

  const big = Buffer.alloc(5 * 1024 * 1024, " ");
  it.each([
    ["not-json", { body: "<html>Please sign in</html>" }],
    ["not-json", { body: "" }],
    ["unexpected-shape", { body: "[]" }],
    ["unexpected-shape", { body: '{"schemaVersion":1,"fsLayers":[]}' }],
    ["unexpected-shape", { body: '{"manifests":{}}' }],
    ["digest-mismatch", { body: "{}", headers: { "Docker-Content-Digest": digestOf("something else") } }],
    ["digest-mismatch", { body: "{}", headers: { "Docker-Content-Digest": "md5:00" } }],
    ["too-large", { body: big }],
    ["insecure-redirect", { status: 302, headers: { Location: "file:///etc/passwd" } }],
    ["insecure-redirect", { status: 302, headers: { Location: "http://me:pw@127.0.0.1/" } }],
    ["too-many-redirects", { status: 302, headers: { Location: "/again" } }],
  ])("%s (%#)", async (problem, answer) => {
    const { address } = await serve(() => answer);
    const failure = await failureOf(client().resolveImage(`${address}/a/b:1`, amd64));
    expect(failure).toMatchObject({ code: "registry-error", facts: { problem, registry: address } });
  });

  it("does not take other bytes for a digest that was asked for, nor another config", async () => {
    const answers = imageAnswers();
    const { address } = await serve(({ path }) => answers[path.replace(/sha256:.*/, "1")] ?? { body: "{}" });
    const pinned = `${address}/a/b@${digestOf("another")}`;
    const problem = { code: "registry-error", facts: { problem: "digest-mismatch" } };
    expect(await failureOf(client().resolveImage(pinned, amd64))).toMatchObject(problem);
    expect(await failureOf(client().resolveImage(`${address}/a/b:1`, amd64))).toMatchObject(problem);
  });

  it("does not follow from https to http", async () => {
    const location = { Location: "http://127.0.0.1:1/v2/" };
    const fetch = async () => new Response(null, { status: 301, headers: location });
    const failure = await failureOf(client({ fetch }).resolveImage("registry.example/a/b", amd64));
    expect(failure.facts).toMatchObject({ problem: "insecure-redirect" });
  });

  it("does not wait for ever, whether nothing comes or half of it", async () => {
    const hanging = await serve(() => "hang");
    const reference = `${hanging.address}/a/b`;
    expect(await failureOf(client({ limitMs: 150 }).headDigest(reference))).toMatchObject({
      code: "registry-unreachable",
      facts: { reason: "no answer within 0.15 s", image: reference, registry: hanging.address },
    });
    const half = await serve(() => ({ body: "{", headers: { "Content-Length": "100" } }));
    const failure = await failureOf(client({ limitMs: 150 }).resolveImage(`${half.address}/a/b`, amd64));
    expect(failure).toMatchObject({ code: "registry-unreachable" });
  });

  it("says what the system says of a connection that is refused, cut, or leads to no host", async () => {
    const cut = await serve(() => "drop");
    const dropped = await failureOf(client().headDigest(`${cut.address}/a/b`));
    expect(dropped).toMatchObject({
      code: "registry-unreachable",
      facts: { reason: expect.stringMatching(/closed|hang up|reset/i) },
    });

    const refused = await failureOf(client().headDigest("127.0.0.1:1/a/b"));
    expect(refused.facts?.reason).toMatch(/ECONNREFUSED|bad port/);

    const nowhere = await failureOf(client().headDigest("registry.invalid/a/b"));
    expect(nowhere).toMatchObject({ code: "registry-unreachable", facts: { registry: "registry.invalid" } });
    expect(nowhere.facts?.reason).toMatch(/registry\.invalid/);
  });

  it("says that the other side speaks no TLS", async () => {
    const { address } = await serve(() => undefined);
    const through = (url: unknown, init?: RequestInit) =>
      fetch(String(url).replace("registry.example", address), init);
    const failure = await failureOf(client({ fetch: through }).headDigest("registry.example/a/b"));
    expect(failure).toMatchObject({
      code: "registry-unreachable",
      facts: { reason: expect.stringMatching(/ssl|tls|packet/i) },
    });
  });

  it("ends at once when it is cancelled", async () => {
    const { address } = await serve(() => "hang");
    const control = new AbortController();
    const asked = failureOf(client({ limitMs: 60_000 }).listTags(`${address}/a/b`, control.signal));
    setTimeout(() => control.abort(), 50);
    expect(await asked).toMatchObject({ code: "operation-cancelled" });
  });

  it.each([
    ["ghcr.io/openclaw/openclaw:2026.9.6", "docker.io/openclaw/openclaw:2026.9.6"],
    [`openclaw/openclaw@${digestOf("x")}`, `ghcr.io/openclaw/openclaw@${digestOf("x")}`],
    ["ghcr.io/openclaw/openclaw", "docker.io/openclaw/openclaw:latest"],
    ["ghcr.io/other/openclaw", undefined],
    ["quay.io/openclaw/openclaw", undefined],
  ])("offers for %s the mirror %s", async (reference, mirror) => {
    const fetch = () =>
      Promise.reject(new TypeError("fetch failed", { cause: new Error("getaddrinfo ENOTFOUND") }));
    const failure = await failureOf(client({ fetch }).headDigest(reference));
    expect(failure.code).toBe("registry-unreachable");
    expect(failure.actions).toEqual(mirror && [{ kind: "use-mirror", value: mirror }]);
  });

  it.each(["https://ghcr.io/openclaw", "OpenClaw", "", "a:b:c"])(
    "asks nobody about %j",
    async (reference) => {
      const fetch = () => Promise.reject(new Error("asked"));
      const failure = await failureOf(client({ fetch }).resolveImage(reference, amd64));
      expect(failure.code).toBe("image-reference-invalid");
    },
  );
});
