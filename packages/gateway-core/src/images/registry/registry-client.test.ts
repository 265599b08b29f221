import { afterEach, describe, expect, it } from "vitest";
import type { Failure } from "../../contract/failure.ts";
import { toFailure } from "../../contract/rockpool-error.ts";
import { testHost } from "../../testing/test-host.ts";
import type { CredentialLookup } from "./docker-credentials.ts";
import { registryClient } from "./registry-client.ts";
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

async function failureOf(asked: Promise<unknown>): Promise<Failure> {
  return asked.then(
    () => Promise.reject(new Error("it did not fail")),
    (error: unknown) => toFailure(error),
  );
}

describe("resolveImage", () => {
  it("says of an image what its labels, or else its config, say", async () => {
    const labels = {
      "org.opencontainers.image.version": "2026.9.6",
      "org.opencontainers.image.created": "2026-09-06T10:00:00Z",
      "org.opencontainers.image.source": "https://github.com/openclaw/openclaw",
    };
    const layers = [1, 2, 1].map((n) => ({ digest: `sha256:${String(n).repeat(64)}`, size: n * 1000 }));
    const answers = imageAnswers({ created: "2020-01-01T00:00:00Z", config: { Labels: labels } }, layers);
    const { address, requests } = await serve(({ path }) => answers[path]);
    const resolved = await client().resolveImage(`${address}/a/b:1`, amd64);
    const digest = digestOf(String(answers["/v2/a/b/manifests/1"]?.body));
    expect(resolved).toEqual({
      reference: `${address}/a/b:1`,
      digest,
      manifestDigest: digest,
      platform: { os: "linux", architecture: "amd64" },
      layers: layers.map(({ digest, size }) => ({ digest, bytes: size })),
      bytes: 3000,
      version: "2026.9.6",
      createdAt: Date.parse("2026-09-06T10:00:00Z"),
      isOpenClaw: true,
      access: "anonymous",
    });
    expect(requests).toHaveLength(2);
    expect(requests[0]?.headers.accept).toContain("application/vnd.oci.image.index.v1+json");
  });

  it("makes nothing up where the image says little", async () => {
    const answers = imageAnswers({ created: "0001-01-01T00:00:00Z", config: null });
    const { address } = await serve(({ path }) => answers[path]);
    expect(await client().resolveImage(`${address}/a/b:1`, amd64)).toMatchObject({
      version: null,
      createdAt: null,
      isOpenClaw: false,
    });
  });

  it("names the platforms there are where none fits", async () => {
    const platforms = ["arm64", "s390x", "arm64"].map((architecture) => ({ os: "linux", architecture }));
    const manifests = [...platforms, { os: "unknown", architecture: "unknown" }].map((platform) => ({
      digest: digestOf("x"),
      platform,
    }));
    const { address } = await serve(() => ({ body: JSON.stringify({ manifests }) }));
    const reference = `${address}/a/b`;
    expect(await failureOf(client().resolveImage(reference, amd64))).toMatchObject({
      code: "image-platform",
      facts: { image: reference, platform: "linux/arm64, linux/s390x", wanted: "linux/amd64" },
    });
  });

  it("looks at the platform of a single image too", async () => {
    const answers = imageAnswers({ architecture: "arm64" });
    const { address } = await serve(({ path }) => answers[path]);
    expect(await failureOf(client().resolveImage(`${address}/a/b:1`, amd64))).toMatchObject({
      code: "image-platform",
      facts: { platform: "linux/arm64", wanted: "linux/amd64" },
    });
    expect(
      await client().resolveImage(`${address}/a/b:1`, { os: "linux", architecture: "aarch64" }),
    ).toMatchObject({ platform: { os: "linux", architecture: "arm64" } });
  });

  it("follows a blob to another origin, without the password", async () => {
    const answers = imageAnswers();
    const store = await serve(({ path }) => answers[path.replace("/store", "/v2/a/b/blobs")]);
    const { address, requests } = await serve(({ path, headers }) => {
      if (headers.authorization === undefined)
        return { status: 401, headers: { "WWW-Authenticate": "Basic" } };
      if (!path.includes("/blobs/")) return answers[path];
      return {
        status: 307,
        headers: { Location: `http://${store.address}/store/${path.split("/").at(-1)}` },
      };
    });
    const lookup = { credentials: { username: "me", password: "pw" }, problem: null };
    expect(await client({ lookup }).resolveImage(`${address}/a/b:1`, amd64)).toMatchObject({
      access: "credentials",
    });
    expect(requests.at(-1)?.headers.authorization).toBe(`Basic ${btoa("me:pw")}`);
    expect(store.requests.map(({ headers }) => headers.authorization)).toEqual([undefined]);
  });
});

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
  ])("%s: %j", async (problem, answer) => {
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

describe("addresses", () => {
  it.each([
    ["openclaw", "https://registry-1.docker.io/v2/library/openclaw/manifests/latest"],
    ["ghcr.io/openclaw/openclaw:1", "https://ghcr.io/v2/openclaw/openclaw/manifests/1"],
    ["localhost/a/b", "http://localhost/v2/a/b/manifests/latest"],
    ["127.1.2.3:5000/a", "http://127.1.2.3:5000/v2/a/manifests/latest"],
    ["[::1]:5000/a", "http://[::1]:5000/v2/a/manifests/latest"],
    ["10.0.0.1:5000/a", "https://10.0.0.1:5000/v2/a/manifests/latest"],
    ["localhost.example/a", "https://localhost.example/v2/a/manifests/latest"],
  ])("asks for %s at %s", async (reference, url) => {
    const asked: string[] = [];
    const digest = digestOf("x");
    const fetch = async (...[input]: Parameters<typeof globalThis.fetch>) => {
      asked.push(input instanceof URL ? input.href : String(input));
      return new Response(null, { headers: { "Docker-Content-Digest": digest } });
    };
    expect(await client({ fetch }).headDigest(reference)).toBe(digest);
    expect(asked).toEqual([url]);
  });

  it("refuses what no address can have", async () => {
    expect(await failureOf(client().headDigest("1.2.3.4.5/a"))).toMatchObject({
      code: "image-reference-invalid",
      facts: { problem: "bad-domain" },
    });
  });
});

describe("headDigest and listTags", () => {
  it("is one HEAD, or a GET where that does not say it", async () => {
    const answers = imageAnswers();
    const { address, requests } = await serve(({ path }) => answers[path]);
    const digest = await client().headDigest(`${address}/a/b:1`);
    expect(requests.map(({ method }) => method)).toEqual(["HEAD"]);
    const silent = await serve(({ path }) => ({ ...answers[path], headers: {} }));
    expect(await client().headDigest(`${silent.address}/a/b:1`)).toBe(digest);
  });

  it("reads page after page, by links of any form", async () => {
    const pages = [["latest", "2026.9.6"], ["2026.10.1"], null];
    const { address, requests } = await serve(({ path }, address) => {
      const page = Number(/page=(\d)/.exec(path)?.[1] ?? 0);
      const links = [
        `</v2/a/b/tags/list?page=1>; rel="next"`,
        `<http://${address}/v2/a/b/tags/list?page=2>; rel=next`,
      ];
      const link = links[page];
      return { body: JSON.stringify({ tags: pages[page] }), ...(link ? { headers: { Link: link } } : {}) };
    });
    expect(await client().listTags(`${address}/a/b:whatever`)).toEqual({
      repository: `${address}/a/b`,
      channels: ["latest"],
      versions: ["2026.10.1", "2026.9.6"].map((tag) => ({ tag, version: tag, prerelease: false })),
      more: false,
    });
    expect(requests).toHaveLength(3);
  });

  it("ends with a registry that never ends, goes round in circles, or leads away", async () => {
    let page = 0;
    const endless = await serve(() => {
      page += 1;
      return {
        body: `{"tags":["2026.9.${page}"]}`,
        headers: { Link: `</v2/a/b/tags/list?p=${page}>; rel="next"` },
      };
    });
    const listed = await client().listTags(`${endless.address}/a/b`);
    expect([listed.versions.length, listed.more, endless.requests.length]).toEqual([20, true, 20]);

    const round = await serve(() => ({
      body: '{"tags":["main"]}',
      headers: { Link: '</v2/x>; rel="next"' },
    }));
    expect(await client().listTags(`${round.address}/a/b`)).toMatchObject({ channels: ["main"], more: true });
    expect(round.requests).toHaveLength(2);

    const away = await serve(() => ({
      body: '{"tags":["main"]}',
      headers: { Link: `<http://${round.address}/v2/y>; rel="next"` },
    }));
    await client().listTags(`${away.address}/a/b`);
    expect(round.requests).toHaveLength(2);
  });
});
