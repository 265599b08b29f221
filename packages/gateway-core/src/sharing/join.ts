import { readFile } from "node:fs/promises";
import type { Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import type { Bridge } from "../contract/bridge.ts";
import { RockpoolError, toFailure } from "../contract/rockpool-error.ts";
import type { Unsubscribe } from "../contract/topics.ts";
import { wireVersion } from "../contract/wire.ts";
import type { Host } from "../host/host.ts";
import type { Logger } from "../host/logger.ts";
import { connectionBridge } from "../router/connection-bridge.ts";
import { switchBridge } from "../router/switch-bridge.ts";
import { claimService } from "./claim-service.ts";
import type { SharedService } from "./own-service.ts";
import { privateDirectory } from "./private-directory.ts";
import { type ServiceAddress, serviceAddress } from "./service-address.ts";
import { serverMessageLimit, socketConnection } from "./socket-connection.ts";

export interface JoinOptions {
  host: Host;
  appVersion: string;
  /** Called only when this process becomes the owner, now or later. */
  createService: () => SharedService | Promise<SharedService>;
  log: Logger;
}

export type Role = "owner" | "client";

/** This process's share in the one service of this person. */
export interface Membership {
  /** Stays the same object when the role changes; subscriptions go on. */
  bridge: Bridge;
  role(): Role;
  /**
   * Called after every change of who serves, also when this process is a client before and after; before subscriptions
   * push what the new one says.
   */
  onRoleChange(listener: (role: Role) => void): Unsubscribe;
  /** An owner first waits for the running operation, refusing new ones. */
  close(): Promise<void>;
}

/** What this process is at the moment. */
interface Post {
  role: Role;
  bridge: Bridge;
  /** Resolves when the owner went away; never for the owner. */
  lost: Promise<void>;
  close(): Promise<void>;
}

/** How long a call waits while the owner is being replaced. */
const replacementMs = 10_000;
/** An owner that accepts but says nothing is suspended or hangs. */
const helloMs = 10_000;

/**
 * Becomes the owner of the service, or a client of the process that is. Rejects with RockpoolError `service-version`
 * (the owner speaks another version of the wire), `service-unreachable`, `home-missing`, or what `createService` threw.
 */
export async function join(options: JoinOptions): Promise<Membership> {
  const address = serviceAddress(options.host);
  await privateDirectory(address.directory, options.host.uid);
  const switcher = switchBridge(replacementMs);
  const listeners = new Set<(role: Role) => void>();
  let post = await takePost(address, options);
  let closing: Promise<void> | null = null;
  switcher.use(post.bridge);

  async function follow(): Promise<void> {
    for (;;) {
      await post.lost;
      if (closing) return;
      switcher.lose();
      options.log.info("the process that ran the service is gone");
      const next = await takePostAgain();
      if (!next) return;
      post = next;
      if (closing) return void (await post.close());
      for (const listener of [...listeners]) listener(post.role);
      switcher.use(post.bridge);
    }
  }

  /** null once this membership is closing. */
  async function takePostAgain(): Promise<Post | null> {
    for (let waitMs = 100; !closing; waitMs = Math.min(waitMs * 2, 5_000)) {
      try {
        return await takePost(address, options);
      } catch (error) {
        options.log.error("cannot join the service", { reason: toFailure(error).message });
        await delay(waitMs, undefined, { ref: false });
      }
    }
    return null;
  }

  const following = follow();
  return {
    bridge: switcher,
    role: () => post.role,
    onRoleChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      closing ??= post.close().then(() => switcher.end());
      return closing.then(() => (post.role === "client" ? following : undefined));
    },
  };
}

async function takePost(address: ServiceAddress, options: JoinOptions): Promise<Post> {
  for (;;) {
    const claim = await claimService(address);
    if (claim.kind === "owner") {
      // A client, the usual case, needs neither the router nor its schemas.
      const { ownService } = await import("./own-service.ts");
      const own = await ownService({ address, owned: claim, ...options });
      return { role: "owner", bridge: own.bridge, lost: new Promise(() => {}), close: own.close };
    }
    const post = await clientPost(address, claim.socket, options);
    if (post) return post;
  }
}

/** null where the owner left before it said hello. */
async function clientPost(
  address: ServiceAddress,
  socket: Socket,
  options: JoinOptions,
): Promise<Post | null> {
  const connection = socketConnection(socket, serverMessageLimit);
  const bridge = connectionBridge(connection);
  const lost = new Promise<void>((resolve) => connection.onClose(resolve));
  const patience = new AbortController();
  const hello = await Promise.race([
    bridge.hello,
    delay(helloMs, "silent" as const, { signal: patience.signal }).catch(() => "silent" as const),
  ]);
  patience.abort();
  if (hello === null) return null;
  if (hello === "silent") {
    socket.destroy();
    throw await silentOwner(address);
  }
  if (hello.wireVersion !== wireVersion) {
    socket.destroy();
    throw new RockpoolError({
      code: "service-version",
      message: `process ${hello.pid} runs Rockpool ${hello.appVersion} (wire ${hello.wireVersion}); this is ${options.appVersion} (wire ${wireVersion})`,
      facts: { pid: String(hello.pid), theirs: hello.appVersion, ours: options.appVersion },
    });
  }
  return {
    role: "client",
    bridge,
    lost,
    async close() {
      connection.close();
      await lost;
    },
  };
}

async function silentOwner(address: ServiceAddress): Promise<RockpoolError> {
  const note = await readFile(address.note, "utf8").catch(() => "");
  const pid = /"pid":(\d+)/.exec(note)?.[1];
  return new RockpoolError({
    code: "service-unreachable",
    message: `process ${pid ?? "unknown"} runs the Rockpool service and does not answer within ${helloMs / 1000} s`,
    ...(pid ? { facts: { pid } } : {}),
  });
}
