import { randomUUID } from "node:crypto";
import type { GatewayRpc } from "./open-rpc.ts";

const method = "gateway.suspend.prepare";

/**
 * Asks the gateway to stop taking work, for at most `timeoutMs` (default 3000). `busy`: an agent is still at work.
 * `unsupported` where the version does not list the method (2026.4.29). Never throws: a stop goes on whatever comes of it.
 */
export async function suspendGateway(
  rpc: GatewayRpc,
  timeoutMs = 3000,
): Promise<"ready" | "busy" | "unsupported" | "failed"> {
  if (!rpc.methods.has(method)) return "unsupported";
  try {
    const answer = await rpc.call(method, { requestId: randomUUID(), drain: true }, timeoutMs);
    const { status } = (answer ?? {}) as { status?: unknown };
    // `draining` (2026.9.6): it takes no new work and finishes what it has.
    if (status === "draining") return "busy";
    return status === "ready" || status === "busy" ? status : "failed";
  } catch {
    return "failed";
  }
}
