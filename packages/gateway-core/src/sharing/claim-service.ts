import type { Server, Socket } from "node:net";
import { connect as netConnect } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { RockpoolError } from "../contract/rockpool-error.ts";
import { listenHidden, listenOnPipe } from "./listen-hidden.ts";
import type { ServiceAddress } from "./service-address.ts";
import { identityOf, publishSocket, takeAway } from "./socket-file.ts";
import { withLock } from "./with-lock.ts";

export interface OwnedAddress {
  kind: "owner";
  server: Server;
  /** Connections that came before anybody listened for them. */
  early: Socket[];
  /** Gives the address up, so that nobody finds a dead socket there. Call it before `server.close`. */
  release(): void;
}

/** Either a socket to the process that serves, or a listening server: then this process is the one. */
export type Claim = { kind: "client"; socket: Socket } | OwnedAddress;

const patienceMs = 15_000;

/**
 * Connects where somebody serves, else becomes the one who does. The socket itself is the lock: the system takes it away
 * from a dead process. Only sockets that listen already are ever put at the address, so one that refuses is dead
 * for good, and who comes first with a new one is the owner. A lock is held for the microseconds in which a dead one is
 * taken away, so that nobody takes away what has just taken its place. The directory must exist.
 */
export async function claimService(address: ServiceAddress): Promise<Claim> {
  const giveUpAt = Date.now() + patienceMs;
  let hidden: Awaited<ReturnType<typeof listenHidden>> | null = null;
  try {
    while (Date.now() < giveUpAt) {
      const there = address.isPipe ? null : identityOf(address.socket);
      const answer = await connect(address);
      if (typeof answer === "object") return { kind: "client", socket: answer };
      if (answer === "dead" && address.isPipe) {
        const owned = await listenOnPipe(address.socket).catch(unreachable(address));
        if (owned) return { kind: "owner", ...owned, release: () => {} };
      } else if (answer === "dead") {
        hidden ??= await listenHidden(address.directory).catch(unreachable(address));
        if (there && !withLock(address.lock, () => takeAway(address.socket, there))) {
          await delay(2);
          continue;
        }
        const release = publishSocket(hidden.path, address.socket);
        if (release) {
          const { server, early } = hidden;
          hidden = null;
          return { kind: "owner", server, early, release };
        }
      } else {
        await delay(20);
      }
    }
  } finally {
    hidden?.server.close();
  }
  throw new RockpoolError({
    code: "service-unreachable",
    message: `neither could connect to ${address.socket} nor serve there within ${patienceMs / 1000} s`,
  });
}

/** `dead` where nobody listens; `busy` where more knock at once than the system queues. */
function connect(address: ServiceAddress): Promise<Socket | "dead" | "busy"> {
  return new Promise((resolve, reject) => {
    const socket = netConnect(address.socket);
    const failed = (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT" || error.code === "ECONNREFUSED") resolve("dead");
      else if (error.code === "EAGAIN" || error.code === "ECONNRESET") resolve("busy");
      else unreachable(address)(error).catch(reject);
    };
    socket.once("error", failed);
    socket.once("connect", () => {
      socket.removeListener("error", failed);
      resolve(socket);
    });
  });
}

function unreachable(address: ServiceAddress): (error: unknown) => Promise<never> {
  return async (error) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new RockpoolError(
      { code: "service-unreachable", message: `${address.socket}: ${reason}` },
      { cause: error },
    );
  };
}
