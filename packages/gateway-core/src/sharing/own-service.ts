import { rm, writeFile } from "node:fs/promises";
import type { Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import type { Bridge } from "../contract/bridge.ts";
import type { Handlers } from "../contract/calls.ts";
import type { TopicSources } from "../contract/topics.ts";
import type { Logger } from "../host/logger.ts";
import { localBridge } from "../router/local-bridge.ts";
import { type ServedConnection, serveConnection } from "../router/serve-connection.ts";
import type { OwnedAddress } from "./claim-service.ts";
import { leavingGate } from "./leaving-gate.ts";
import type { ServiceAddress } from "./service-address.ts";
import { clientMessageLimit, socketConnection } from "./socket-connection.ts";

/** What the owner serves: the shape of `createService`'s result. */
export interface SharedService {
  handlers: Handlers;
  sources: TopicSources;
  /** Whether an operation or an OpenClaw session runs. */
  busy(): boolean;
  close(): Promise<void>;
}

export interface OwnServiceOptions {
  address: ServiceAddress;
  owned: OwnedAddress;
  appVersion: string;
  createService: () => SharedService | Promise<SharedService>;
  log: Logger;
}

export interface OwnService {
  bridge: Bridge;
  /** Waits for what runs, then ends the service and every connection; the clients find a new owner among them. */
  close(): Promise<void>;
}

/** How long the answers to open calls are waited for once nothing runs any more. */
const lastAnswersMs = 10_000;

/**
 * Serves the contract to other processes of this person. Peers that knock while the service is being made wait for it.
 * Rejects, and frees the address, where the service cannot be made.
 */
export async function ownService(options: OwnServiceOptions): Promise<OwnService> {
  const { address, owned, appVersion, log } = options;
  const { server } = owned;
  const sockets = new Set<Socket>();
  const early: Socket[] = [];
  let accept = (socket: Socket): void => void early.push(socket);
  const onConnection = (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => sockets.delete(socket));
    accept(socket);
  };
  server.removeAllListeners("connection");
  server.on("connection", onConnection);
  for (const socket of owned.early.splice(0)) onConnection(socket);
  server.on("error", (error) => log.error("the service's socket failed", { reason: error.message }));
  await writeFile(address.note, JSON.stringify({ pid: process.pid, appVersion })).catch(() => {});

  async function stopListening(farewell = () => {}): Promise<void> {
    await rm(address.note, { force: true }).catch(() => {});
    owned.release();
    const stopped = new Promise<void>((resolve) => server.close(() => resolve()));
    farewell();
    for (const socket of sockets) socket.end(() => socket.destroy());
    const slow = setTimeout(() => {
      for (const socket of sockets) socket.destroy();
    }, 500);
    await stopped;
    clearTimeout(slow);
  }

  let service: SharedService;
  try {
    service = await options.createService();
  } catch (error) {
    await stopListening();
    throw error;
  }
  const gate = leavingGate(localBridge(service.handlers, service.sources, { log }));
  const served = new Set<ServedConnection>();
  accept = (socket) => {
    const one = serveConnection(gate.bridge, socketConnection(socket, clientMessageLimit), {
      appVersion,
      pid: process.pid,
    });
    served.add(one);
    socket.on("close", () => served.delete(one));
  };
  for (const socket of early) accept(socket);

  async function close(): Promise<void> {
    gate.leave();
    while (service.busy()) await delay(50);
    const giveUpAt = Date.now() + lastAnswersMs;
    while (gate.openCalls() > 0 && Date.now() < giveUpAt) await delay(20);
    gate.shut();
    await service
      .close()
      .catch((error: unknown) => log.error("the service ended badly", { reason: String(error) }));
    await stopListening(() => {
      for (const one of served) one.leave();
    });
  }

  return { bridge: gate.bridge, close };
}
