import type { AgentReply } from "../../contract/assistant.ts";
import { RockpoolError } from "../../contract/rockpool-error.ts";
import { askAgent } from "./ask-agent.ts";
import type { GatewayAsker } from "./gateway-asker.ts";

/**
 * A message to the default agent in its main session. Rejects with RockpoolError `reply-failed`, whose fact `reason` is what
 * gateway or provider said, or with why the gateway cannot be asked.
 */
export async function say(
  asker: GatewayAsker,
  message: string,
  now: () => number = () => performance.now(),
): Promise<AgentReply> {
  const startedAt = now();
  const { reply, model, error } = await askAgent(asker, { message });
  if (reply !== null && error === null) return { reply, model, tookMs: Math.round(now() - startedAt) };
  const reason = error ?? "the answer was empty";
  throw new RockpoolError({ code: "reply-failed", message: `agent: ${reason}`, facts: { reason } });
}
