import type { IncomingMessage, ServerResponse } from "node:http";
import { controlPage } from "./control-page.ts";
import { type Running, readyAfter, startedAfter } from "./running.ts";
import { readConfig } from "./state-dir.ts";

/** The probes and the Control UI, with the status codes, bodies and headers of the real ones. */
export function answerHttp(running: Running, request: IncomingMessage, response: ServerResponse): void {
  const path = new URL(request.url ?? "/", "http://gateway").pathname;
  const isProbe = ["/healthz", "/startupz", "/readyz"].includes(path);
  if (!isProbe || (path === "/startupz" && running.era === "2026.4")) {
    answerPage(response);
    return;
  }
  const { healthz = 200 } = running.script();
  if (healthz === "hang") return;
  if (healthz !== 200) answerJson(response, healthz, { ok: false, status: "scripted" });
  else if (path === "/healthz") answerJson(response, 200, { ok: true, status: "live" });
  else if (path === "/startupz") answerStarted(running, request, response);
  else answerReady(running, request, response);
}

function answerStarted(running: Running, request: IncomingMessage, response: ServerResponse): void {
  const uptimeMs = Date.now() - running.startedAt;
  const started = uptimeMs >= startedAfter(running.script());
  const status = running.suspended ? "draining" : started ? "started" : "starting";
  const ok = status === "started";
  const told = isTrusted(request)
    ? { version: running.version, uptimeMs, ...(started ? {} : { pendingReason: "startup-sidecars" }) }
    : {};
  answerJson(response, ok ? 200 : 503, { ok, status, ...told });
}

function answerReady(running: Running, request: IncomingMessage, response: ServerResponse): void {
  const uptimeMs = Date.now() - running.startedAt;
  const script = running.script();
  const failing = [
    ...(uptimeMs >= readyAfter(script) ? [] : ["startup-sidecars"]),
    ...(running.suspended ? ["gateway-draining"] : []),
    ...(script.failing ?? []),
  ];
  const ready = failing.length === 0;
  answerJson(response, ready ? 200 : 503, { ready, ...(isTrusted(request) ? { failing, uptimeMs } : {}) });
}

/** Through a published port the caller is not on loopback and gets the bare body, unless it has the token. */
function isTrusted(request: IncomingMessage): boolean {
  const secret = readConfig()?.secret ?? null;
  if (secret !== null && request.headers.authorization === `Bearer ${secret}`) return true;
  return isLoopback(request.socket.remoteAddress);
}

export function isLoopback(address: string | undefined): boolean {
  return address === "127.0.0.1" || address === "::1" || address === "::ffff:127.0.0.1";
}

const safety = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Permissions-Policy": "camera=(), microphone=(self), geolocation=()",
};

function answerJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, {
    ...safety,
    "Content-Type": "application/json; charset=utf-8",
    "Cache-Control": "no-store",
  });
  response.end(JSON.stringify(body));
}

function answerPage(response: ServerResponse): void {
  response.writeHead(200, {
    ...safety,
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": "no-cache",
    "X-Frame-Options": "DENY",
    "Content-Security-Policy":
      "default-src 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; " +
      "script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; connect-src 'self' ws: wss:",
  });
  response.end(controlPage);
}
