import { randomUUID } from "node:crypto";
import type { Answer } from "../contract/answer.ts";
import type { GatewayRpc } from "./open-rpc.ts";

const answerMs = 3000;

/**
 * Whether the gateway would keep an agent waiting if it were stopped now. Asked as a suspension without draining: one that
 * works says `busy` and nothing changes, an idle one is resumed at once. `unknown` where the version has no such method
 * (2026.4.29). Never throws.
 */
export async function agentAtWork(rpc: GatewayRpc): Promise<Answer> {
  if (!rpc.methods.has("gateway.suspend.prepare")) return "unknown";
  try {
    const answer = await rpc.call("gateway.suspend.prepare", { requestId: randomUUID() }, answerMs);
    const { status, suspensionId } = (answer ?? {}) as { status?: unknown; suspensionId?: unknown };
    if (status === "busy") return "yes";
    if (typeof suspensionId !== "string") return "unknown";
    await rpc.call("gateway.suspend.resume", { suspensionId }, answerMs);
    return "no";
  } catch {
    return "unknown";
  }
}
