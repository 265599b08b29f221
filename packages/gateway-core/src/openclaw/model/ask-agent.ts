import { randomUUID } from "node:crypto";
import { RockpoolError } from "../../contract/rockpool-error.ts";
import { type AgentAnswer, agentAnswer } from "./agent-answer.ts";
import { defaultAgent } from "./default-agent.ts";
import type { GatewayAsker } from "./gateway-asker.ts";

export interface AgentQuestion {
  message: string;
  /** Straight to the model: without the agent's instructions and tools, and not in a person's conversation. */
  raw?: boolean;
  /** Default 600 000 ms: an agent may work for a while. */
  timeoutMs?: number;
}

/**
 * Asks the default agent and waits for the end of its answer; what goes wrong at the model is in the answer. Never asked twice:
 * an agent may have acted already. Rejects with RockpoolError where the gateway cannot be asked at all.
 */
export async function askAgent(
  asker: GatewayAsker,
  { message, raw = false, timeoutMs = 600_000 }: AgentQuestion,
): Promise<AgentAnswer> {
  const { agentId, sessionKey } = await defaultAgent(asker);
  const params = {
    message,
    agentId,
    sessionKey: raw ? `agent:${agentId}:rockpool-model-test` : sessionKey,
    idempotencyKey: randomUUID(),
    deliver: false,
    ...(raw ? { modelRun: true, promptMode: "none" } : {}),
  };
  try {
    return agentAnswer(await asker.ask("agent", params, { timeoutMs, final: true }));
  } catch (error) {
    if (!(error instanceof RockpoolError) || error.failure.code !== "gateway-rpc") throw error;
    return { reply: null, model: null, error: error.failure.message.replace(/^agent: /, "") };
  }
}
