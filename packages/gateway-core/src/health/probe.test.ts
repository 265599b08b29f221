import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { probe } from "./probe.ts";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function answering(status: number, body: string, type = "application/json; charset=utf-8"): Promise<string> {
  return serve((_request, response) => response.writeHead(status, { "content-type": type }).end(body));
}

describe("probe", () => {
  // Bodies as seen on 2026.9.6 and 2026.4.29.
  it.each([
    ["/healthz", 200, '{"ok":true,"status":"live"}', { answer: "yes", reason: null }],
    [
      "/startupz",
      200,
      '{"ok":true,"status":"started","version":"2026.9.6"}',
      { answer: "yes", reason: null },
    ],
    [
      "/startupz",
      503,
      '{"ok":false,"status":"starting"}',
      { answer: "no", reason: "starting", waitingFor: null },
    ],
    [
      "/startupz",
      503,
      '{"ok":false,"status":"starting","pendingReason":"startup-sidecars"}',
      { answer: "no", waitingFor: "startup-sidecars" },
    ],
    ["/readyz", 200, '{"ready":true,"failing":[],"uptimeMs":1}', { answer: "yes", failing: [] }],
    ["/readyz", 503, '{"ready":false}', { answer: "no", failing: [], reason: null }],
    [
      "/readyz",
      503,
      '{"ready":false,"failing":["telegram"]}',
      { answer: "no", failing: ["telegram"], reason: "telegram" },
    ],
  ] as const)("%s %i %s", async (path, status, body, expected) => {
    expect(await probe(await answering(status, body), path)).toMatchObject({ status, ...expected });
  });

  it.each([
    ["HTML, as 2026.4.29 answers /startupz", "<!doctype html>", "text/html; charset=utf-8", "not-json"],
    ["JSON without the field", '{"status":"started"}', "application/json", "not-as-expected"],
    ["JSON with another type", '{"ok":"yes"}', "application/json", "not-as-expected"],
    ["half a document", '{"ok":tr', "application/json", "not-as-expected"],
    ["JSON of another server", "[]", "application/json", "not-as-expected"],
  ])("does not count %s", async (_what, body, type, reason) => {
    expect(await probe(await answering(200, body, type), "/startupz")).toMatchObject({
      answer: "unknown",
      status: 200,
      reason,
    });
  });

  it("shows the secret only where it was given one", async () => {
    const seen: (string | undefined)[] = [];
    const address = await serve((request, response) => {
      seen.push(request.headers.authorization);
      response.setHeader("content-type", "application/json").end('{"ready":true}');
    });
    await probe(address, "/readyz", { secret: "s3cret" });
    await probe(address, "/readyz", { secret: null });
    expect(seen).toEqual(["Bearer s3cret", undefined]);
  });

  it("says no for a process that does not listen, and nothing about the rest", async () => {
    const address = await answering(200, "{}");
    servers.splice(0).map((server) => server.close());
    expect(await probe(address, "/healthz")).toMatchObject({
      answer: "no",
      status: null,
      reason: "ECONNREFUSED",
    });
    expect(await probe(address, "/readyz")).toMatchObject({
      answer: "unknown",
      status: null,
      reason: "ECONNREFUSED",
    });
  });

  it.each(["accepts and says nothing", "begins an answer and does not end it"])(
    "gives up on a server that %s",
    async (kind) => {
      const address = await serve((_request, response) => {
        if (kind.startsWith("begins"))
          response.writeHead(200, { "content-type": "application/json" }).write('{"ok"');
      });
      expect(await probe(address, "/healthz", { timeoutMs: 50 })).toMatchObject({
        answer: "no",
        reason: "timeout",
      });
    },
  );

  it("throws when it is called off", async () => {
    const address = await serve(() => undefined);
    const controller = new AbortController();
    const probing = probe(address, "/healthz", { signal: controller.signal });
    controller.abort(new Error("enough"));
    await expect(probing).rejects.toThrow("enough");
  });
});
