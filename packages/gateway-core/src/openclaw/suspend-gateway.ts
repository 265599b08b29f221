import type { GatewayRpc } from "./open-rpc.ts";

/**
 * Asks the gateway to stop taking work, for at most `timeoutMs` (default 3000). `unsupported` where the version does not
 * list the method. Never throws: a stop goes on whatever comes of it.
 */
export function suspendGateway(
  _rpc: GatewayRpc,
  _timeoutMs = 3000,
): Promise<"ready" | "busy" | "unsupported" | "failed"> {
  throw new Error("not written yet");
}
