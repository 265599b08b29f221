import type { Engine } from "../engine/engine.ts";
import type { GatewayAuth } from "./gateway-auth.ts";

export interface GatewayEvent {
  event: string;
  payload: unknown;
}

/** A connection to the gateway's own RPC with all operator scopes. */
export interface GatewayRpc {
  readonly protocol: number;
  readonly version: string | null;
  readonly methods: ReadonlySet<string>;
  readonly closed: boolean;
  /** Rejects with RockpoolError `gateway-rpc`; `facts.reason` holds the gateway's error code. */
  call(method: string, params?: unknown, timeoutMs?: number): Promise<unknown>;
  /** Returns what takes the listener away. A connection with listeners does not count as idle. */
  onEvent(listener: (event: GatewayEvent) => void): () => void;
  close(): void;
}

export interface OpenRpcOptions {
  signal?: AbortSignal;
  /** Closed after this long without a call; default 30 000 ms. */
  idleMs?: number;
}

/** Opens it over an exec relay in the gateway's own container. Throws RockpoolError `gateway-rpc`. */
export function openRpc(
  _engine: Engine,
  _containerId: string,
  _auth: GatewayAuth,
  _options: OpenRpcOptions = {},
): Promise<GatewayRpc> {
  throw new Error("not written yet");
}
