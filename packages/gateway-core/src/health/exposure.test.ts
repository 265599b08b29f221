import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import { exposure } from "./exposure.ts";

let server: Server | null = null;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = null;
});

/** Loopback has many addresses: one that is listened on, and one that is not. */
async function listenOn(address: string): Promise<number> {
  const made = createServer((_request, response) => response.writeHead(503).end("{}"));
  server = made;
  await new Promise<void>((resolve) => made.listen(0, address, resolve));
  return (made.address() as AddressInfo).port;
}

it("is seen by trying, whatever the engine says", async () => {
  const hostPort = await listenOn("127.0.0.2");
  const published = [{ hostIp: "127.0.0.1", hostPort, containerPort: 18789 }];
  const host = { lanAddresses: ["127.0.0.2", "127.0.0.3", "pool.local"] };
  expect(await exposure(host, { published, mounts: [] }, 18789, "token")).toEqual({
    published,
    tried: [
      { address: `127.0.0.2:${hostPort}`, reached: true },
      { address: `127.0.0.3:${hostPort}`, reached: false },
    ],
    auth: "token",
    engineSocket: false,
  });
});

it("tries nothing where nothing is published, and knows the engine's socket", async () => {
  const mounts = [
    { kind: "bind", source: "/run/user/1000/docker.sock", target: "/var/run/docker.sock" } as const,
  ];
  const host = { lanAddresses: ["127.0.0.2"] };
  expect(await exposure(host, { published: [], mounts }, 18789, "none")).toEqual({
    published: [],
    tried: [],
    auth: "none",
    engineSocket: true,
  });
});
