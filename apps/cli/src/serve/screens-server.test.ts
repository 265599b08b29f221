import { once } from "node:events";
import { request } from "node:http";
import { connect as connectSocket, type Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { silentLogger } from "@rockpool/gateway-core/host/logger";
import { localBridge } from "@rockpool/gateway-core/router/local-bridge";
import { type FakeService, fakeService } from "@rockpool/gateway-core/router/testing/fake-service";
import { afterEach, beforeEach, expect, test } from "vitest";
import { WebSocket } from "ws";
import { linkLifeMs } from "./one-time-tokens.ts";
import { type ScreensServer, screensServer } from "./screens-server.ts";
import type { StaticFile } from "./static-files.ts";

let server: ScreensServer;
let service: FakeService;
let clock: number;

const file = (text: string, type: string, immutable = false): StaticFile => ({
  body: Buffer.from(text),
  type,
  immutable,
});

beforeEach(async () => {
  clock = 1_000_000;
  service = fakeService({ running: true });
  server = await screensServer({
    port: 0,
    bridge: localBridge(service.handlers, service.sources),
    files: new Map([
      ["/", file("<!doctype html>", "text/html; charset=utf-8")],
      ["/assets/main-1234.js", file("main()", "text/javascript; charset=utf-8", true)],
    ]),
    appVersion: "1.2.3",
    log: silentLogger,
    now: () => clock,
    refused: "Not now.",
  });
});
afterEach(() => server.close());

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

function ask(
  method: string,
  path: string,
  { headers = {}, body }: { headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: "127.0.0.1", port: server.port, method, path, headers: { host: own(), ...headers } },
      (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (chunk: string) => {
          text += chunk;
        });
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
        );
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}

const own = () => `127.0.0.1:${server.port}`;
const tokenOf = (link: string) => new URL(link).hash.slice("#token=".length);

function redeem(token: string, headers: Record<string, string> = {}): Promise<Answer> {
  return ask("POST", "/session", {
    headers: { origin: `http://${own()}`, "content-type": "application/json", ...headers },
    body: JSON.stringify({ token }),
  });
}

async function signIn(): Promise<{ path: string; cookie: string }> {
  const { body, headers } = await redeem(tokenOf(server.link()));
  const [cookie = ""] = headers["set-cookie"] ?? [];
  return { path: (JSON.parse(body) as { path: string }).path, cookie: cookie.split(";")[0] ?? "" };
}

test("the link names the address and holds the token where it is not sent", () => {
  const link = new URL(server.link());
  expect(link.origin).toBe(`http://${own()}`);
  expect(link.search).toBe("");
  expect(tokenOf(link.href)).toMatch(/^[\w-]{43}$/);
});

test("a link works once", async () => {
  const token = tokenOf(server.link());
  const first = await redeem(token);
  expect(first.status).toBe(200);
  expect((await redeem(token)).status).toBe(401);
});

test("the cookie is for this session's path only, out of reach of scripts and other sites", async () => {
  const { headers, body } = await redeem(tokenOf(server.link()));
  const { path } = JSON.parse(body) as { path: string };
  expect(path).toMatch(/^\/s\/[\w-]{22}\/$/);
  const value = /^rockpool=[\w-]{43}; /;
  const [cookie = ""] = headers["set-cookie"] ?? [];
  expect(cookie).toMatch(value);
  expect(cookie.replace(value, "")).toBe(`Path=${path}; HttpOnly; SameSite=Strict`);
});

test("a new link makes the one before worthless, and every link ages", async () => {
  const before = tokenOf(server.link());
  const after = tokenOf(server.link());
  expect((await redeem(before)).status).toBe(401);
  clock += linkLifeMs + 1;
  expect((await redeem(after)).status).toBe(401);
});

test.each<[string, Record<string, string>, string | undefined, number]>([
  ["another origin", { origin: "http://evil.example" }, undefined, 403],
  ["no origin", { origin: "" }, undefined, 403],
  ["another port's origin", { origin: "http://127.0.0.1:18789" }, undefined, 403],
  ["another host", { host: "evil.example" }, undefined, 403],
  ["a form's content type", { "content-type": "text/plain" }, undefined, 401],
  ["no JSON", {}, "token", 401],
  ["a number for a token", {}, '{"token": 7}', 401],
  ["too much", {}, JSON.stringify({ token: "x".repeat(10_000) }), 401],
])("a sign-in with %s is refused, and the link still works", async (_what, headers, body, status) => {
  const token = tokenOf(server.link());
  const answer = await ask("POST", "/session", {
    headers: { origin: `http://${own()}`, "content-type": "application/json", ...headers },
    body: body ?? JSON.stringify({ token }),
  });
  expect(answer.status).toBe(status);
  expect(answer.headers["set-cookie"]).toBeUndefined();
  expect((await redeem(token)).status).toBe(200);
});

test.each(["evil.example", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example"])(
  "nothing is served under the name %s",
  async (host) => {
    expect((await ask("GET", "/", { headers: { host } })).status).toBe(403);
  },
);

test("the page is served under every loopback name, as through a tunnel", async () => {
  for (const name of ["127.0.0.1", "localhost", "[::1]"]) {
    expect((await ask("GET", "/", { headers: { host: `${name}:${server.port}` } })).status).toBe(200);
  }
});

test.each<[string, string, number]>([
  ["GET", "/", 200],
  ["HEAD", "/", 200],
  ["GET", "/assets/main-1234.js", 200],
  ["GET", "/no-such-file", 404],
  ["GET", "/../package.json", 404],
  ["GET", "/assets/..%2f..%2fpackage.json", 404],
  ["GET", "/assets/../../rockpool.js", 404],
  ["GET", "//etc/passwd", 404],
  ["GET", "/constructor", 404],
  ["GET", "/s/AAAAAAAAAAAAAAAAAAAAAA/dashboard", 404],
  ["PUT", "/", 405],
  ["DELETE", "/session", 405],
  ["POST", "/", 405],
])("%s %s is answered with %i and every security header", async (method, path, status) => {
  const { status: got, headers } = await ask(method, path);
  expect(got).toBe(status);
  expect(headers["content-security-policy"]).toMatch(/^default-src 'none'; .*frame-ancestors 'none'/);
  expect(headers).toMatchObject({
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
  });
  expect(headers["access-control-allow-origin"]).toBeUndefined();
});

test("what can be kept is kept, what cannot is not", async () => {
  expect((await ask("GET", "/")).headers["cache-control"]).toBe("no-store");
  expect((await ask("GET", "/assets/main-1234.js")).headers["cache-control"]).toContain("immutable");
});

test("the dashboard is a redirect for a session, and unknown to everybody else", async () => {
  const { path, cookie } = await signIn();
  const { status, headers } = await ask("GET", `${path}dashboard`, { headers: { cookie } });
  expect([status, headers.location]).toEqual([302, "http://127.0.0.1:18789/#token=secret"]);
  expect((await ask("GET", `${path}dashboard`)).status).toBe(404);
  expect((await ask("GET", `${path}dashboard`, { headers: { cookie: "rockpool=guess" } })).status).toBe(404);
  const elsewhere = { cookie, "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" };
  expect((await ask("GET", `${path}dashboard`, { headers: elsewhere })).status).toBe(403);
});

function connect(path: string, headers: Record<string, string>): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}${path}`, { headers });
  return new Promise((resolve, reject) => {
    // Hello comes at once: a listener that waits for "open" may miss it.
    socket.once("message", (data) =>
      resolve(Object.assign(socket, { hello: JSON.parse((data as Buffer).toString()) as unknown })),
    );
    socket.once("error", reject);
  });
}

test("a session speaks with the service over its WebSocket", async () => {
  const { path, cookie } = await signIn();
  const socket = await connect(`${path}bridge`, { cookie, origin: `http://${own()}`, host: own() });
  expect(socket).toMatchObject({ hello: { type: "hello", appVersion: "1.2.3" } });
  const answer = new Promise((resolve) =>
    socket.once("message", (data) => resolve(JSON.parse((data as Buffer).toString()))),
  );
  socket.send(JSON.stringify({ type: "call", id: 1, name: "settings.get", input: {} }));
  expect(await answer).toMatchObject({ type: "reply", id: 1, reply: { ok: true } });
  socket.close();
});

test.each<[string, (session: { path: string; cookie: string }) => [string, Record<string, string>]]>([
  ["without a cookie", ({ path }) => [`${path}bridge`, { origin: `http://${own()}` }]],
  [
    "with a guessed cookie",
    ({ path }) => [`${path}bridge`, { origin: `http://${own()}`, cookie: "rockpool=x" }],
  ],
  ["without a session's path", ({ cookie }) => ["/bridge", { origin: `http://${own()}`, cookie }]],
  ["from no page", ({ path, cookie }) => [`${path}bridge`, { cookie }]],
  ["from another page", ({ path, cookie }) => [`${path}bridge`, { cookie, origin: "http://evil.example" }]],
  [
    "from the gateway's page",
    ({ path, cookie }) => [`${path}bridge`, { cookie, origin: "http://127.0.0.1:18789" }],
  ],
  [
    "under another name",
    ({ path, cookie }) => [`${path}bridge`, { cookie, origin: "http://evil.example", host: "evil.example" }],
  ],
])("a WebSocket %s is refused", async (_what, make) => {
  const [path, headers] = make(await signIn());
  await expect(connect(path, headers)).rejects.toThrow("403");
  expect(service.called).toEqual([]);
});

async function askForUpgrade(): Promise<Socket> {
  const socket = connectSocket({ port: server.port, host: "127.0.0.1", allowHalfOpen: true });
  await once(socket, "connect");
  socket.write(`GET /bridge HTTP/1.1\r\nHost: ${own()}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`);
  return socket;
}

test("a stranger who hangs up rudely on being refused ends nothing", async () => {
  const errors: unknown[] = [];
  const note = (error: unknown) => void errors.push(error);
  process.on("uncaughtException", note);
  for (let i = 0; i < 20; i++) {
    const socket = await askForUpgrade();
    socket.write("x".repeat(100_000));
    socket.resetAndDestroy();
  }
  await delay(200);
  process.off("uncaughtException", note);
  expect(errors).toEqual([]);
});

test("a stranger who is refused and stays is shown out", async () => {
  const socket = await askForUpgrade();
  const gone = new Promise((resolve) => socket.once("error", resolve));
  socket.resume();
  await once(socket, "end");
  // Only a socket that is gone for good answers this with a reset.
  const nudge = setInterval(() => socket.write("still here"), 20);
  expect(await gone).toMatchObject({ code: expect.stringMatching(/ECONNRESET|EPIPE/) as string });
  clearInterval(nudge);
});

test.each<[string, string | Buffer]>([
  ["no JSON", "hello"],
  ["bytes", Buffer.from([1, 2, 3])],
  ["another protocol", '{"jsonrpc":"2.0"}'],
])("a WebSocket that sends %s is cut off", async (_what, message) => {
  const { path, cookie } = await signIn();
  const socket = await connect(`${path}bridge`, { cookie, origin: `http://${own()}`, host: own() });
  const closed = new Promise((resolve) => socket.once("close", resolve));
  socket.send(message);
  await closed;
});

test("the oldest of too many sessions ends", async () => {
  const first = await signIn();
  for (let i = 0; i < 20; i++) await signIn();
  expect((await ask("GET", `${first.path}dashboard`, { headers: { cookie: first.cookie } })).status).toBe(
    404,
  );
});

test("a port in use is an error that names it", async () => {
  const again = screensServer({
    port: server.port,
    bridge: localBridge(service.handlers, service.sources),
    files: new Map(),
    appVersion: "1",
    log: silentLogger,
    now: () => clock,
    refused: "",
  });
  await expect(again).rejects.toMatchObject({ code: "EADDRINUSE" });
});
