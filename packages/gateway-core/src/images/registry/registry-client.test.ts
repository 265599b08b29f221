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
      asked.push(input instanceof URL ? input.href : "");
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
