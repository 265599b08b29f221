import { randomUUID } from "node:crypto";
import { GatewayProtocolClient, type HelloOk } from "@openclaw/gateway-client/browser";
import type { Engine } from "../engine/engine.ts";
import { openRelay } from "./exec-relay.ts";
import type { GatewayAuth } from "./gateway-auth.ts";
import { IdleTimer } from "./idle-timer.ts";
import { relaySocket } from "./relay-socket.ts";
import { rpcError } from "./rpc-error.ts";

export interface GatewayEvent {
  event: string;
  payload: unknown;
}

/** A connection to the gateway's own RPC with all operator scopes. */
export interface GatewayRpc {
  /** 4 for 2026.9.6, 3 for 2026.4.29. */
  readonly protocol: number;
  readonly version: string | null;
  /** What this gateway can do: ask before calling. */
  readonly methods: ReadonlySet<string>;
  readonly closed: boolean;
  /**
   * Rejects with RockpoolError `gateway-rpc`; `facts.reason` holds the gateway's error code. Default 30 000 ms. With `final` an
   * answer that only says `accepted` is passed over: `agent` answers twice.
   */
  call(method: string, params?: unknown, timeoutMs?: number, final?: boolean): Promise<unknown>;
  /** Returns what takes the listener away. A connection with listeners does not count as idle. */
  onEvent(listener: (event: GatewayEvent) => void): () => void;
  /** Resolves when the connection is over, whoever ended it. */
  readonly ended: Promise<void>;
  close(): void;
}

export interface OpenRpcOptions {
  signal?: AbortSignal;
  /** Closed after this long without a call; default 30 000 ms. The relay costs the container a `node` process. */
  idleMs?: number;
}

const callTimeoutMs = 30_000;
const connectTimeoutMs = 15_000;

/**
 * Opens it over an exec relay in the gateway's own container, where the gateway takes us for local: no pairing, no
 * stored key. Throws RockpoolError `gateway-rpc` or `gateway-sign-in`, and EngineError.
 */
export async function openRpc(
  engine: Engine,
  containerId: string,
  auth: GatewayAuth,
  { signal, idleMs = 30_000 }: OpenRpcOptions = {},
): Promise<GatewayRpc> {
  signal?.throwIfAborted();
  const relay = await openRelay(engine, containerId);
  if (signal?.aborted === true) relay.close();
  signal?.throwIfAborted();
  let closed = false;

  const { promise: hello, resolve, reject } = settleable<HelloOk>();
  const { promise: ended, resolve: end } = settleable<void>();
  const client = new GatewayProtocolClient({
    createSocket: (handlers) => relaySocket(relay, handlers),
    createRequestId: randomUUID,
    buildConnectPlan: () => connectParams(auth),
    buildConnectParams: (params) => params,
    onHello: resolve,
    onConnectFailure: (error) => ({ closeCode: 1008, closeReason: "connect failed", stop: true, error }),
    onConnectError: reject,
    onSocketFactoryError: reject,
    // One connection, one relay: whoever needs another opens another.
    resolveClose: () => ({ retry: false, notify: true }),
    onClose: ({ reason, connectFailure }) => {
      closed = true;
      end();
      reject(connectFailure?.error ?? new Error(relay.complaint() || reason || "connection closed"));
    },
    notifyStoppedClose: true,
    handshake: { mode: "require-challenge", timeoutMs: connectTimeoutMs },
    reconnect: { initialMs: 1000, multiplier: 2, maxMs: 1000 },
    requestTimeoutMs: callTimeoutMs,
  });

  const idle = new IdleTimer(idleMs, close);
  function close(): void {
    idle.stop();
    closed = true;
    end();
    client.stop();
    relay.close();
  }

  const onAbort = () => reject(signal?.reason);
  signal?.addEventListener("abort", onAbort, { once: true });
  const late = setTimeout(() => reject(new Error(relay.complaint() || "no answer")), connectTimeoutMs);
  try {
    client.start();
    const { protocol, server, features } = await hello;
    idle.touch();
    return {
      protocol,
      version: server.version,
      methods: new Set(features.methods),
      get closed() {
        return closed;
      },
      async call(method, params, timeoutMs = callTimeoutMs, final = false) {
        if (closed) throw rpcError(method, new Error("connection closed"));
        try {
          const options = { timeoutMs, expectFinal: final };
          return await idle.during(() => client.request(method, params ?? {}, options));
        } catch (error) {
          throw rpcError(method, error);
        }
      },
      onEvent(listener) {
        const remove = client.addEventListener(({ event, payload }) => listener({ event, payload }));
        const release = idle.hold();
        return () => {
          remove();
          release();
        };
      },
      ended,
      close,
    };
  } catch (error) {
    close();
    signal?.throwIfAborted();
    throw rpcError("connect", error);
  } finally {
    clearTimeout(late);
    signal?.removeEventListener("abort", onAbort);
  }
}

/** As upstream's backend clients say it; a range, because 2026.4.29 speaks 3 and 2026.9.6 speaks 4. */
function connectParams({ mode, secret }: GatewayAuth): object {
  const shared = mode === "password" ? { password: secret } : { token: secret };
  return {
    minProtocol: 3,
    maxProtocol: 4,
    client: {
      id: "gateway-client",
      displayName: "Rockpool",
      version: "1",
      platform: process.platform,
      mode: "backend",
    },
    role: "operator",
    scopes: ["operator.admin", "operator.read", "operator.write", "operator.approvals", "operator.pairing"],
    caps: [],
    ...(secret === null ? {} : { auth: shared }),
  };
}

/** Promise.withResolvers, which Electron 33's Node 20 lacks. */
function settleable<T>() {
  let resolve: (value: T) => void = () => undefined;
  let reject: (error: unknown) => void = () => undefined;
  const promise = new Promise<T>((onValue, onError) => {
    resolve = onValue;
    reject = onError;
  });
  return { promise, resolve, reject };
}
