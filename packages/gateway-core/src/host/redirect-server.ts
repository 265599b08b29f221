import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { peerUid } from "./peer-uid.ts";

export interface RedirectServer {
  /** Holds no secret: it leads to the target once, and only this user. */
  url: string;
  /** Resolves with whether the page was fetched before `patienceMs` were over. */
  used: Promise<boolean>;
  close(): void;
}

/**
 * A loopback address that sends a browser on to `target`, once. The address goes through the command line of the
 * browser, which every user of this computer can read, so the connection's user is checked. A temporary file would not
 * do on Linux: a browser in a snap cannot read it.
 */
export async function redirectServer(
  target: string,
  { uid, patienceMs, used = "" }: { uid: number; patienceMs: number; used?: string },
): Promise<RedirectServer> {
  const path = `/${randomBytes(18).toString("base64url")}`;
  let spent = false;
  let tell: (fetched: boolean) => void = () => {};
  const fetched = new Promise<boolean>((resolve) => {
    tell = resolve;
  });
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Connection", "close");
    const { remotePort, localPort } = request.socket;
    const peer = await peerUid(remotePort ?? 0, localPort ?? 0);
    if (request.method !== "GET" || request.url !== path || peer !== uid) {
      response.writeHead(404).end();
    } else if (spent) {
      response.writeHead(410, { "Content-Type": "text/plain; charset=utf-8" }).end(used);
    } else {
      spent = true;
      response.writeHead(302, { Location: target }).end(() => tell(true));
    }
  }
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const timer = setTimeout(() => tell(false), patienceMs);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`,
    used: fetched,
    close() {
      clearTimeout(timer);
      server.close();
      server.closeAllConnections();
    },
  };
}
