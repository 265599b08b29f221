import { chmod, rm } from "node:fs/promises";
import { createServer, connect as netConnect, type Server, type Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { RockpoolError } from "../contract/rockpool-error.ts";
import type { ServiceAddress } from "./service-address.ts";

/** Either a socket to the process that serves, or a listening server: then this process is the one. */
export type Claim = { kind: "client"; socket: Socket } | { kind: "owner"; server: Server };

/** A process that is killed while it holds the lock, for a few milliseconds, delays the others by this much. */
const staleLockMs = 2_000;
const patienceMs = 10_000;

/**
 * Connects where somebody serves, else becomes the one who does. The socket itself is the lock that lasts: the system
 * takes it away from a dead process, whereas a file would have to be found stale by guessing. A file lock is
 * held only while a dead socket is replaced. The directory must exist.
 */
export async function claimService(address: ServiceAddress): Promise<Claim> {
  const giveUpAt = Date.now() + patienceMs;
  while (Date.now() < giveUpAt) {
    const answer = await connect(address);
    if (typeof answer === "object") return { kind: "client", socket: answer };
    if (answer === "nobody") {
      const server = address.isPipe ? await listen(address) : await replaceDeadSocket(address);
      if (server) return { kind: "owner", server };
    }
    await delay(20);
  }
  throw new RockpoolError({
    code: "service-unreachable",
    message: `neither could connect to ${address.socket} nor serve there within ${patienceMs / 1000} s`,
  });
}

async function replaceDeadSocket(address: ServiceAddress): Promise<Server | null> {
  const { default: lockfile } = await import("proper-lockfile");
  const release = await lockfile
    .lock(address.directory, {
      lockfilePath: address.lock,
      realpath: false,
      stale: staleLockMs,
      retries: { retries: patienceMs / 25, factor: 1, minTimeout: 25, maxTimeout: 25 },
      // Somebody found us stale while this process was suspended; `listen` then fails, and we start over.
      onCompromised: () => {},
    })
    .catch((error: unknown) => {
      throw unreachable(address, error);
    });
  try {
    const answer = await connect(address);
    if (typeof answer === "object") answer.destroy();
    // Only a socket that nobody listens on is dead; a busy one has an owner.
    if (answer !== "nobody") return null;
    await rm(address.socket, { force: true });
    return await listen(address);
  } finally {
    await release().catch(() => {});
  }
}

/** `busy`: somebody listens and cannot take us now; more processes knock at once than the system queues. */
function connect(address: ServiceAddress): Promise<Socket | "nobody" | "busy"> {
  return new Promise((resolve, reject) => {
    const socket = netConnect(address.socket);
    socket.once("connect", () => {
      socket.removeListener("error", failed);
      resolve(socket);
    });
    const failed = (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT" || error.code === "ECONNREFUSED") resolve("nobody");
      else if (error.code === "EAGAIN" || error.code === "ECONNRESET" || error.code === "EBUSY")
        resolve("busy");
      else reject(unreachable(address, error));
    };
    socket.once("error", failed);
  });
}

/** null where somebody was faster. */
function listen(address: ServiceAddress): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve(null);
      else reject(unreachable(address, error));
    });
    server.listen(address.socket, () => {
      server.removeAllListeners("error");
      if (address.isPipe) return resolve(server);
      // The directory keeps others out already; this is for those who loosen it.
      chmod(address.socket, 0o600).then(() => resolve(server), reject);
    });
  });
}

function unreachable(address: ServiceAddress, error: unknown): RockpoolError {
  const reason = error instanceof Error ? error.message : String(error);
  return new RockpoolError(
    { code: "service-unreachable", message: `${address.socket}: ${reason}` },
    { cause: error },
  );
}
