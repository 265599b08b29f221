import { execFile } from "node:child_process";
import dns from "node:dns";
import { createServer as createHttp, type RequestListener } from "node:http";
import net, { type AddressInfo, type Server } from "node:net";
import tls from "node:tls";
import { promisify } from "node:util";
import { afterEach, describe, expect, it } from "vitest";
import { selfSigned } from "../testing/self-signed.ts";
import { probeHosts } from "./probe-hosts.ts";
import { probeProgram } from "./probe-program.ts";
import type { ReachTarget } from "./reach-targets.ts";

const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

async function listening(server: Server): Promise<number> {
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

const answering = (listener: RequestListener) => listening(createHttp(listener));
const status = (code: number) => answering((_request, response) => response.writeHead(code).end("body"));

function target(port: number | null, patch: Partial<ReachTarget> = {}): ReachTarget {
  return { id: "it", host: "127.0.0.1", port, tls: false, expects: "answer", path: "/", ...patch };
}

async function probe(asked: ReachTarget, env: Record<string, string> = {}, limitMs = 10_000) {
  const [answer] = await probeHosts({ dns, net, tls }, env, { targets: [asked], limitMs });
  return { outcome: answer?.outcome, detail: answer?.detail };
}

describe("a host that is asked", () => {
  it.each([
    [200, "answer", "ok"],
    [401, "answer", "ok"],
    [404, "answer", "ok"],
    [404, "success", "http-error"],
    [503, "answer", "http-error"],
    [407, "answer", "proxy"],
  ] as const)("and answers %i where an %s is expected: %s", async (code, expects, outcome) => {
    const found = await probe(target(await status(code), { expects }));
    expect(found.outcome).toBe(outcome);
    expect(found.detail).toMatch(new RegExp(`^${code} `));
  });

  it("refuses", async () => {
    const port = await status(200);
    await new Promise((resolve) => open.pop()?.close(resolve));
    expect(await probe(target(port))).toEqual({ outcome: "refused", detail: "ECONNREFUSED" });
  });

  it("says nothing at all", async () => {
    const silent = await listening(net.createServer((socket) => socket.on("error", () => {})));
    expect(await probe(target(silent), {}, 50)).toEqual({ outcome: "timeout", detail: null });
  });

  it("hangs up, or speaks something else", async () => {
    const rude = await listening(net.createServer((socket) => socket.end()));
    expect((await probe(target(rude))).outcome).toMatch(/http-error|refused/);
    const other = await listening(net.createServer((socket) => socket.end("SSH-2.0-x\r\n")));
    expect(await probe(target(other))).toEqual({ outcome: "http-error", detail: "no HTTP" });
  });

  it("has no name", async () => {
    const missing = { host: "nothing.invalid" };
    expect((await probe(target(80, missing))).outcome).toBe("no-name");
    expect((await probe(target(null, { ...missing, expects: "name" }))).outcome).toBe("no-name");
    expect(await probe(target(null, { host: "localhost", expects: "name" }))).toMatchObject({
      outcome: "ok",
    });
  });

  it("does not speak TLS, or breaks off", async () => {
    expect((await probe(target(await status(200), { tls: true }))).outcome).toBe("certificate");
    const rude = await listening(net.createServer((socket) => socket.destroy()));
    expect((await probe(target(rude, { tls: true }))).outcome).toBe("refused");
  });

  it("shows a certificate that nobody trusts", async (context) => {
    const key = await selfSigned();
    if (key === null) return context.skip("no openssl");
    const port = await listening(tls.createServer(key, (socket) => socket.end()));
    const found = await probe(target(port, { tls: true, host: "localhost" }));
    expect(found).toEqual({ outcome: "certificate", detail: "DEPTH_ZERO_SELF_SIGNED_CERT" });
  });
});

describe("a proxy in between", () => {
  it("is asked for plain hosts, and told who we are", async () => {
    const seen: string[] = [];
    const port = await answering((request, response) => {
      seen.push(`${request.url} ${request.headers["proxy-authorization"]}`);
      response.end();
    });
    const env = { http_proxy: `http://me:p%40ss@127.0.0.1:${port}` };
    expect(await probe(target(8080, { host: "far.example" }), env)).toMatchObject({ outcome: "ok" });
    expect(seen).toEqual([`http://far.example:8080/ Basic ${Buffer.from("me:p@ss").toString("base64")}`]);
  });

  it("refuses a tunnel, or is not there", async () => {
    const server = createHttp();
    server.on("connect", (_request, socket) => socket.end("HTTP/1.1 403 Filtered\r\n\r\n"));
    const port = await listening(server);
    const asked = target(443, { host: "far.example", tls: true });
    const env = { HTTPS_PROXY: `127.0.0.1:${port}` };
    expect(await probe(asked, env)).toEqual({ outcome: "proxy", detail: "403 Filtered" });
    await new Promise((resolve) => open.pop()?.close(resolve));
    expect(await probe(asked, env)).toEqual({ outcome: "proxy", detail: `127.0.0.1:${port} ECONNREFUSED` });
  });

  it("opens a tunnel, through which the certificate is judged", async (context) => {
    const key = await selfSigned();
    if (key === null) return context.skip("no openssl");
    const far = await listening(tls.createServer(key, (socket) => socket.end()));
    const server = createHttp();
    server.on("connect", (_request, socket) => {
      const onwards = net.connect(far, "127.0.0.1", () => {
        socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
        socket.pipe(onwards).pipe(socket);
      });
      for (const each of [socket, onwards]) each.on("error", () => {});
    });
    const env = { https_proxy: `http://127.0.0.1:${await listening(server)}` };
    const found = await probe(target(443, { host: "far.example", tls: true }), env);
    expect(found.outcome).toBe("certificate");
  });

  it.each(["*", "127.0.0.1", "example.com, 127.0.0.1:80"])(
    "is left out for what NO_PROXY names: %s",
    async (list) => {
      const env = { HTTP_PROXY: "http://127.0.0.1:1", NO_PROXY: list };
      expect(await probe(target(await status(200)), env)).toMatchObject({ outcome: "ok" });
    },
  );
});

it("runs as a program of its own, all at once, and tells how long each took", async () => {
  const port = await status(204);
  const silent = await listening(net.createServer((socket) => socket.on("error", () => {})));
  const targets = [
    target(port),
    target(silent, { id: "silent" }),
    target(null, { id: "name", host: "nothing.invalid" }),
  ];
  const running = promisify(execFile)(process.execPath, ["-e", probeProgram]);
  running.child.stdin?.end(JSON.stringify({ targets, limitMs: 1000 }));
  const { stdout: output } = await running;
  const answers = JSON.parse(output) as { id: string; outcome: string; tookMs: number }[];
  expect(answers.map(({ id, outcome }) => `${id} ${outcome}`)).toEqual([
    "it ok",
    "silent timeout",
    "name no-name",
  ]);
  expect(answers[1]?.tookMs).toBeGreaterThanOrEqual(1000);
});
