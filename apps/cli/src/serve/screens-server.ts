import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import type { Bridge } from "@rockpool/gateway-core/contract/bridge";
import type { Logger } from "@rockpool/gateway-core/host/logger";
import { serveConnection } from "@rockpool/gateway-core/router/serve-connection";
import { WebSocketServer } from "ws";
import { isFromElsewhere, isOurHost, isOurOrigin } from "./http-guard.ts";
import { oneTimeToken } from "./one-time-tokens.ts";
import { readSmallJson } from "./read-small-json.ts";
import { securityHeaders } from "./security-headers.ts";
import { sessions } from "./sessions.ts";
import type { StaticFile } from "./static-files.ts";
import { webSocketConnection } from "./web-socket-connection.ts";

export interface ScreensServerOptions {
  /** 0 takes any free one. */
  port: number;
  bridge: Bridge;
  files: ReadonlyMap<string, StaticFile>;
  appVersion: string;
  log: Logger;
  now(): number;
  /** What a tab shows when the dashboard cannot be opened. */
  refused: string;
}

export interface ScreensServer {
  port: number;
  /** A new one-time link; the one before no longer works. */
  link(): string;
  close(): Promise<void>;
}

/** The largest message a screen may send: a settings patch, or a chunk of terminal input. */
const maxMessageBytes = 4 * 1024 * 1024;

/**
 * Rockpool's screens on 127.0.0.1. Every request must name a loopback host with our port; a session begins by exchanging
 * the token of the one-time link, and only a session reaches the service. Rejects with EADDRINUSE.
 */
export async function screensServer(options: ScreensServerOptions): Promise<ScreensServer> {
  const { bridge, files, appVersion, log } = options;
  const token = oneTimeToken(options.now);
  const signedIn = sessions();
  const webSockets = new WebSocketServer({
    noServer: true,
    maxPayload: maxMessageBytes,
    perMessageDeflate: false,
  });
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      log.error("serve: a request failed", { reason: String(error) });
      response.destroy();
    });
  });
  server.headersTimeout = 10_000;
  server.requestTimeout = 20_000;
  server.on("upgrade", upgrade);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  const headers = securityHeaders(port);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (!isOurHost(request.headers, port) || isFromElsewhere(request.headers)) return end(response, 403);
    const { method = "", url = "" } = request;
    if (method === "POST" && url === "/session") return signIn(request, response);
    if (method !== "GET" && method !== "HEAD") return end(response, 405);
    const session = signedIn.find(url, request.headers.cookie);
    if (session?.rest === "/dashboard") return openDashboard(response);
    const file = files.get(url);
    if (!file) return end(response, 404);
    response.setHeader("Content-Type", file.type);
    if (file.immutable) response.setHeader("Cache-Control", "private, max-age=31536000, immutable");
    response.end(method === "HEAD" ? undefined : file.body);
  }

  async function signIn(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isOurOrigin(request.headers)) return end(response, 403);
    const body = await readSmallJson(request);
    const given = typeof body === "object" && body !== null && "token" in body ? body.token : null;
    if (typeof given !== "string" || !token.redeem(given)) {
      log.warn("serve: a sign-in was refused");
      return end(response, 401);
    }
    const { path, setCookie } = signedIn.begin();
    log.info("serve: a browser signed in");
    response.setHeader("Set-Cookie", setCookie);
    response.setHeader("Content-Type", "application/json");
    response.end(JSON.stringify({ path }));
  }

  /** The signed-in link goes from here to the browser's address bar, never through the page. */
  async function openDashboard(response: ServerResponse): Promise<void> {
    const reply = await bridge.call("dashboard.link", {});
    if (reply.ok) {
      response.writeHead(302, { Location: reply.value.url }).end();
    } else {
      response.writeHead(503, { "Content-Type": "text/plain; charset=utf-8" });
      response.end(`${options.refused}\n\n${reply.failure.code}: ${reply.failure.message}\n`);
    }
  }

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const welcome =
      isOurHost(request.headers, port) &&
      isOurOrigin(request.headers) &&
      signedIn.find(request.url ?? "", request.headers.cookie)?.rest === "/bridge";
    // Node has taken its own listener away: without one, a peer that hangs up rudely would end this process.
    socket.on("error", () => socket.destroy());
    if (!welcome) {
      const refusal = "HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
      // Destroyed, since a peer that never closes its side would otherwise keep the socket for ever.
      socket.end(refusal, () => socket.destroy());
      return;
    }
    webSockets.handleUpgrade(request, socket, head, (webSocket) => {
      serveConnection(bridge, webSocketConnection(webSocket), { appVersion, pid: process.pid });
    });
  }

  return {
    port,
    link: () => `http://127.0.0.1:${port}/#token=${token.renew()}`,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      // 1001: the server goes away; the page then tries again until it is back.
      for (const webSocket of webSockets.clients) webSocket.close(1001);
      server.closeIdleConnections();
      const slow = setTimeout(() => {
        for (const webSocket of webSockets.clients) webSocket.terminate();
        server.closeAllConnections();
      }, 500);
      await closed;
      clearTimeout(slow);
    },
  };
}

function end(response: ServerResponse, status: number): void {
  response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8" }).end(`${status}\n`);
}
