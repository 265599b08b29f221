import { inspect } from "node:util";
import { afterEach, describe, expect, it } from "vitest";
import type { Failure } from "../../contract/failure.ts";
import { toFailure } from "../../contract/rockpool-error.ts";
import { testHost } from "../../testing/test-host.ts";
import type { CredentialLookup, RegistryCredentials } from "./docker-credentials.ts";
import { registryClient } from "./registry-client.ts";
import {
  imageAnswers,
  type ScriptedAnswer,
  type ScriptedRegistry,
  type ScriptedRequest,
  scriptedRegistry,
} from "./testing/scripted-registry.ts";

const secret = "s3cret-of-a-test";
const mine = { username: "me", password: secret };
const basic = `Basic ${btoa(`me:${secret}`)}`;
const answers = imageAnswers();
const open: ScriptedRegistry[] = [];

afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

type Respond = (request: ScriptedRequest, address: string) => ScriptedAnswer | "hang" | undefined;

async function serve(respond: Respond): Promise<ScriptedRegistry> {
  const server = await scriptedRegistry(respond);
  open.push(server);
  return server;
}

/** A registry that wants a token; `token` says what its token service answers, `takes` which tokens it likes. */
function withTokens(
  token: (request: ScriptedRequest) => ScriptedAnswer | undefined,
  takes: (token: string) => boolean | 403 = () => true,
): Respond {
  return (request, address) => {
    if (request.path.startsWith("/token")) return token(request);
    const given = /^Bearer (.*)$/.exec(request.headers.authorization ?? "")?.[1];
    const verdict = given === undefined ? false : takes(given);
    if (verdict === true) return answers[request.path];
    if (verdict === 403) return { status: 403 };
    const challenge = `Bearer realm="http://${address}/token?x=1",service="the service"`;
    return { status: 401, headers: { "WWW-Authenticate": challenge } };
  };
}

function resolve(
  address: string,
  credentials: RegistryCredentials | null,
  problem: CredentialLookup["problem"] = null,
) {
  const asked = { count: 0 };
  const client = registryClient({
    host: testHost(),
    limitMs: 2000,
    credentials: async () => {
      asked.count += 1;
      return { credentials, problem };
    },
  });
  const amd64 = { os: "linux", architecture: "amd64" };
  return Object.assign(client.resolveImage(`${address}/a/b:1`, amd64), { asked });
}

/** Fails too when a secret is anywhere in the error. */
async function failureOf(asked: Promise<unknown>): Promise<Failure> {
  const error: unknown = await asked.then(
    () => Promise.reject(new Error("it did not fail")),
    (reason: unknown) => reason,
  );
  const all = inspect(error, { depth: 20, showHidden: true });
  for (const hidden of [secret, btoa(`me:${secret}`)]) expect(all).not.toContain(hidden);
  return toFailure(error);
}

const json = (value: unknown): ScriptedAnswer => ({ body: JSON.stringify(value) });

describe("a token", () => {
  it("is got without credentials where there are none, once for all requests", async () => {
    const server = await serve(withTokens(() => json({ token: "t0" })));
    const resolved = resolve(server.address, null);
    expect((await resolved).access).toBe("anonymous");
    const [token, ...others] = server.requests.filter(({ path }) => path.startsWith("/token"));
    expect(others).toEqual([]);
    const query = new URL(token?.path ?? "", "http://x").searchParams;
    expect(Object.fromEntries(query)).toEqual({
      x: "1",
      service: "the service",
      scope: "repository:a/b:pull",
    });
    expect(token?.headers.authorization).toBeUndefined();
    expect(resolved.asked.count).toBe(1);
  });

  it("is got with a password", async () => {
    const server = await serve(
      withTokens(({ headers }) =>
        headers.authorization === basic ? json({ access_token: "t1" }) : { status: 401 },
      ),
    );
    expect((await resolve(server.address, mine)).access).toBe("credentials");
  });

  it("is got with an identity token, which goes in the body", async () => {
    const server = await serve(
      withTokens(({ method, body }) => {
        const form = Object.fromEntries(new URLSearchParams(body));
        const right =
          method === "POST" && form.refresh_token === secret && form.grant_type === "refresh_token";
        return right && form.scope === "repository:a/b:pull" ? json({ access_token: "t2" }) : { status: 400 };
      }),
    );
    expect((await resolve(server.address, { identityToken: secret })).access).toBe("credentials");
    expect(server.requests.every(({ path }) => !path.includes(secret))).toBe(true);
  });

  it("is got again when it is over", async () => {
    let uses = 0;
    let given = 0;
    const server = await serve(
      withTokens(
        () => json({ token: `t${++given}` }),
        (token) => token === `t${given}` && ++uses !== 2,
      ),
    );
    expect((await resolve(server.address, null)).version).toBeNull();
    expect(given).toBe(2);
  });

  it.each([401, 403, 400])("stale credentials (%i): goes on without, and says so", async (status) => {
    const server = await serve(
      withTokens(({ headers, method }) =>
        headers.authorization === undefined && method === "GET" ? json({ token: "t3" }) : { status },
      ),
    );
    expect((await resolve(server.address, mine)).access).toBe("anonymous-after-refusal");
    expect((await resolve(server.address, { identityToken: secret })).access).toBe("anonymous-after-refusal");
  });

  it("of credentials that may not see the image: goes on without", async () => {
    const server = await serve(
      withTokens(
        ({ headers }) => json({ token: headers.authorization ? "mine" : "anybody's" }),
        (token) => (token === "mine" ? 403 : true),
      ),
    );
    expect((await resolve(server.address, mine)).access).toBe("anonymous-after-refusal");
  });
});

describe("denied", () => {
  it.each([
    ["nobody gets in", mine, null, "refused"],
    ["there are no credentials", null, null, "none"],
    ["the helper is missing", null, "helper-missing" as const, "helper-missing"],
  ])("when %s", async (_what, credentials, problem, signIn) => {
    const server = await serve(withTokens(() => ({ status: 401, body: `bad password ${secret}` })));
    const failure = await failureOf(resolve(server.address, credentials, problem));
    expect(failure).toMatchObject({ code: "registry-denied", facts: { registry: server.address, signIn } });
  });

  it("when a registry of passwords does not like ours, after one try", async () => {
    const server = await serve(() => ({ status: 401, headers: { "WWW-Authenticate": 'Basic realm="x"' } }));
    expect(await failureOf(resolve(server.address, mine))).toMatchObject({ code: "registry-denied" });
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([undefined, basic]);
  });
});

describe("a token service", () => {
  it.each([
    "http://token.example/token",
    "http://10.0.0.1/token",
    "file:///etc/passwd",
    "https://me:pw@token.example/",
    "token",
  ])("at %s gets no password", async (realm) => {
    const challenge = { "WWW-Authenticate": `Bearer realm="${realm}"` };
    const server = await serve(() => ({ status: 401, headers: challenge }));
    const failure = await failureOf(resolve(server.address, mine));
    expect(failure).toMatchObject({ code: "registry-error", facts: { problem: "insecure-sign-in" } });
  });

  it("on this computer gets none from a registry that is elsewhere", async () => {
    const local = await serve(() => json({ token: "x" }));
    const challenge = { "WWW-Authenticate": `Bearer realm="http://${local.address}/token"` };
    const client = registryClient({
      host: testHost(),
      credentials: async () => ({ credentials: mine, problem: null }),
      fetch: async (url, init) =>
        String(url instanceof Request ? url.url : url).includes("registry.example")
          ? new Response(null, { status: 401, headers: challenge })
          : fetch(url, init),
    });
    const failure = await failureOf(client.headDigest("registry.example/a/b"));
    expect(failure.facts).toMatchObject({ problem: "insecure-sign-in" });
    expect(local.requests).toEqual([]);
  });

  it.each([
    ["nonsense", { body: `<html>${secret}` }, { code: "registry-error", facts: { problem: "not-json" } }],
    ["no token", json({ expires_in: 3 }), { code: "registry-error", facts: { problem: "unexpected-shape" } }],
    [
      "a token that ends the header",
      json({ token: "x\r\nA: b" }),
      { facts: { problem: "unexpected-shape" } },
    ],
    ["too much", { body: Buffer.alloc(2 * 1024 * 1024, "x") }, { facts: { problem: "too-large" } }],
    [
      "429",
      { status: 429, headers: { "Retry-After": "5" } },
      { code: "registry-rate-limited", facts: { seconds: "5" } },
    ],
    ["500", { status: 500 }, { code: "registry-error", facts: { status: "500" } }],
  ])("that answers %s", async (_what, answer: ScriptedAnswer, expected) => {
    const server = await serve(withTokens(() => answer));
    expect(await failureOf(resolve(server.address, mine))).toMatchObject(expected);
  });

  it("does not get the password passed on by a redirect", async () => {
    const other = await serve(() => json({ token: "t" }));
    const server = await serve(
      withTokens(() => ({ status: 302, headers: { Location: `http://${other.address}/token` } })),
    );
    await resolve(server.address, mine);
    expect(other.requests.map(({ headers }) => headers.authorization)).toEqual([undefined]);
  });
});

it("asks for no credentials, and so opens no keychain, where none are wanted", async () => {
  const server = await serve(({ path }) => answers[path]);
  const resolved = resolve(server.address, mine);
  expect((await resolved).access).toBe("anonymous");
  expect(resolved.asked.count).toBe(0);
  expect(server.requests.every(({ headers }) => headers.authorization === undefined)).toBe(true);
});
