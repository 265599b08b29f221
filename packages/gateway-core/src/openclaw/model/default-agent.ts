import { z } from "zod";
import type { GatewayAsker } from "./gateway-asker.ts";

const AgentList = z.object({
  defaultId: z.string().min(1).catch("main"),
  mainKey: z.string().min(1).catch("main"),
});

/** Whom a person talks to who names nobody; source: RPC `agents.list`, the same in both eras. */
export async function defaultAgent(asker: GatewayAsker): Promise<{ agentId: string; sessionKey: string }> {
  const answer = await asker.ask("agents.list", {}, { again: true });
  const { defaultId, mainKey } = AgentList.catch({ defaultId: "main", mainKey: "main" }).parse(answer);
  return { agentId: defaultId, sessionKey: `agent:${defaultId}:${mainKey}` };
}
