import type { Logger } from "../host/logger.ts";
import type { GatewayEvent, GatewayRpc } from "../openclaw/open-rpc.ts";
import type { GatewayAccess } from "./gateway-access.ts";
import type { WatchedState } from "./next-container.ts";

/** The running gateway as something that one asks and listens to, over as many connections as it takes. */
export interface LiveGateway {
  /** Rejects as `GatewayRpc.call` does, and with `gateway-not-running`. */
  ask(method: string, params?: unknown, timeoutMs?: number): Promise<unknown>;
  /** Whether this version of the gateway lists the method. Rejects as `ask` does. */
  supports(method: string): Promise<boolean>;
  /** Events of the gateway while somebody follows; what happens between two connections is not told. */
  on(listener: (event: GatewayEvent) => void): () => void;
  /** After every connection, the first as well: lists may have changed meanwhile. At once where there is one. */
  onReconnect(listener: () => void): () => void;
  /** When there is nothing to listen to any more: what was known is not known now. */
  onGone(listener: () => void): () => void;
  /** Keeps a connection open from now on, while the gateway runs, until what it returns is called. */
  follow(): () => void;
  close(): void;
}

export interface LiveGatewayOptions {
  access: Pick<GatewayAccess, "rpc">;
  state: WatchedState;
  log: Logger;
  /** Waits between two tries, the last one for good. */
  pausesMs?: readonly number[];
}

const defaultPausesMs = [500, 1000, 2000, 5000, 15_000, 60_000];

/**
 * The connection costs the container a `node` process, so it is held only while somebody follows and the gateway
 * answers its probe.
 */
export function createLiveGateway(options: LiveGatewayOptions): LiveGateway {
  const { access, state, log, pausesMs = defaultPausesMs } = options;
  const listeners = new Set<(event: GatewayEvent) => void>();
  const onConnected = new Set<() => void>();
  const onGone = new Set<() => void>();
  let followers = 0;
  let current: { run: string; rpc: GatewayRpc | null; release: () => void } | null = null;
  let failures = 0;
  let retry: NodeJS.Timeout | null = null;
  let closed = false;

  const stopWatching = state.onChange(look);

  /** One connection for the run of the gateway that answers now, and none else. */
  function look(): void {
    const run = closed || followers === 0 ? null : runOf(state);
    if (current !== null && current.run !== run) drop();
    if (run === null) calm();
    else if (current === null && retry === null) void connect(run);
  }

  async function connect(run: string): Promise<void> {
    const mine: NonNullable<typeof current> = { run, rpc: null, release: () => undefined };
    current = mine;
    try {
      const rpc = await access.rpc();
      if (current !== mine) return;
      mine.rpc = rpc;
      mine.release = rpc.onEvent((event) => {
        for (const listener of [...listeners]) listener(event);
      });
      failures = 0;
      for (const tell of [...onConnected]) tell();
      await rpc.ended;
    } catch (error) {
      if (current === mine) log.warn("no live connection", { reason: String(error) });
    }
    if (current !== mine) return;
    drop();
    again();
  }

  function drop(): void {
    const wasConnected = current?.rpc != null;
    current?.release();
    current = null;
    if (wasConnected) for (const tell of [...onGone]) tell();
  }

  function again(): void {
    const pause = pausesMs[Math.min(failures, pausesMs.length - 1)] ?? 0;
    failures += 1;
    retry = setTimeout(() => {
      retry = null;
      look();
    }, pause);
    retry.unref();
  }

  function calm(): void {
    if (retry !== null) clearTimeout(retry);
    retry = null;
    failures = 0;
  }

  return {
    ask: async (method, params, timeoutMs) => (await access.rpc()).call(method, params, timeoutMs),
    supports: async (method) => (await access.rpc()).methods.has(method),
    on: (listener) => added(listeners, listener),
    onReconnect(listener) {
      const remove = added(onConnected, listener);
      if (current?.rpc != null) listener();
      return remove;
    },
    onGone: (listener) => added(onGone, listener),
    follow() {
      followers += 1;
      look();
      let following = true;
      return () => {
        if (!following) return;
        following = false;
        followers -= 1;
        look();
      };
    },
    close() {
      closed = true;
      stopWatching();
      look();
      for (const set of [listeners, onConnected, onGone]) set.clear();
    },
  };
}

function added<T>(set: Set<T>, item: T): () => void {
  set.add(item);
  return () => void set.delete(item);
}

/** A gateway that does not answer its probe yet has no RPC either. */
function runOf(state: WatchedState): string | null {
  const { container, engine, health } = state.get();
  if (engine.kind !== "connected" || container?.status !== "running" || health.live !== "yes") return null;
  return `${container.id} ${container.startedAt}`;
}
