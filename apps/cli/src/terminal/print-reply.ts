import type { AgentReply } from "@rockpool/gateway-core/contract/assistant";
import type { Output } from "./output.ts";
import { printable } from "./printable.ts";

/** A model's answer, which may hold anything. The document begins with `before`. */
export function printReply(
  output: Output,
  { reply, model, tookMs }: AgentReply,
  before: Readonly<Record<string, unknown>>,
): void {
  if (output.json) output.document({ ...before, ok: true, reply, model, tookMs });
  else for (const line of reply.split("\n")) output.line(printable(line));
}
