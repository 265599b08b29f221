import { z } from "zod";

const text = z.string().nullish().catch(null);

const Payload = z
  .object({ text, isError: z.boolean().nullish(), isReasoning: z.boolean().nullish() })
  .catch({ text: null });

/** The end of RPC `agent` in both eras, leniently. */
const AgentEnd = z.object({
  status: text,
  summary: text,
  result: z
    .object({
      payloads: z.array(Payload).nullish().catch(null),
      meta: z
        .object({
          finalAssistantVisibleText: text,
          agentMeta: z.object({ provider: text, model: text }).nullish().catch(null),
          error: z.object({ message: text }).nullish().catch(null),
        })
        .nullish()
        .catch(null),
    })
    .nullish()
    .catch(null),
});

export interface AgentAnswer {
  /** All that the agent wants seen; null where there is nothing. */
  reply: string | null;
  model: string | null;
  /** Why there is no answer, in the gateway's or the provider's words. */
  error: string | null;
}

export function agentAnswer(answer: unknown): AgentAnswer {
  const { status, summary, result } = AgentEnd.catch({}).parse(answer);
  const payloads = result?.payloads ?? [];
  const shown = payloads.filter((payload) => payload.isError !== true && payload.isReasoning !== true);
  const reply = nonEmpty(result?.meta?.finalAssistantVisibleText) ?? nonEmpty(textsOf(shown));
  const failing = textsOf(payloads.filter((payload) => payload.isError === true));
  // A tool that failed on the way is no failure of the answer.
  const error = nonEmpty(result?.meta?.error?.message) ?? (reply === null ? nonEmpty(failing) : null);
  const ended = status === "ok" || status == null ? null : (nonEmpty(summary) ?? status);
  const { provider, model } = result?.meta?.agentMeta ?? {};
  return {
    reply,
    model: provider && model ? `${provider}/${model}` : null,
    error: error ?? ended ?? (reply === null ? "the answer was empty" : null),
  };
}

function textsOf(payloads: readonly { text?: string | null | undefined }[]): string {
  return payloads.flatMap(({ text }) => text ?? []).join("\n\n");
}

function nonEmpty(value: string | null | undefined): string | null {
  const trimmed = value?.trim() ?? "";
  return trimmed === "" ? null : trimmed;
}
