import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Answer } from "../contract/answer.ts";
import type { GatewayRpc } from "./open-rpc.ts";

const answerMs = 3000;

/** Answer of `gateway.suspend.prepare` (2026.9.6, infra/gateway-active-work): each kind of work that is under way. */
const Prepared = z.object({
  status: z.string(),
  suspensionId: z.string().optional(),
  blockers: z.array(z.object({ kind: z.string() })).default([]),
});

/** A client's question that is being answered, such as ours: over in a moment, and no agent's work. */
const isRequest = ({ kind }: { kind: string }) => kind === "root-request";

/**
 * Whether the gateway would keep an agent waiting if it were stopped now. Asked as a suspension without draining: one that
 * works says `busy` and nothing changes, an idle one is resumed at once. `unknown` where the version has no such method
 * (2026.4.29). Never throws.
 */
export async function agentAtWork(rpc: GatewayRpc): Promise<Answer> {
  if (!rpc.methods.has("gateway.suspend.prepare")) return "unknown";
  try {
    const answer = await rpc.call("gateway.suspend.prepare", { requestId: randomUUID() }, answerMs);
    const { status, suspensionId, blockers } = Prepared.parse(answer);
    if (status === "busy") return blockers.length > 0 && blockers.every(isRequest) ? "no" : "yes";
    if (suspensionId === undefined) return "unknown";
    await rpc.call("gateway.suspend.resume", { suspensionId }, answerMs);
    return "no";
  } catch {
    return "unknown";
  }
}
