import { z } from "zod";
import { type ModelAnswer, modelStatuses } from "../../contract/assistant.ts";

const text = z.string().nullish().catch(null);

/** What `openclaw.setup.verify` and `openclaw.setup.activate` answer, leniently. */
const SetupAnswer = z.object({
  ok: z.boolean().catch(false),
  status: text,
  modelRef: text,
  latencyMs: z.number().nullish().catch(null),
  error: text,
  gatewayRestartRequired: z.boolean().nullish().catch(null),
});

/** The gateway's live test in our words; a status that is not known yet is `unknown`. Never throws. */
export function modelAnswer(answer: unknown): ModelAnswer & { restarts: boolean } {
  const parsed = SetupAnswer.safeParse(answer).data;
  const { ok = false, modelRef = null, latencyMs = null, error = null } = parsed ?? {};
  const said = parsed?.status?.replaceAll("_", "-");
  const failed = modelStatuses.find((status) => status === said && status !== "ok") ?? "unknown";
  return {
    status: ok ? "ok" : failed,
    model: modelRef,
    latencyMs,
    error: ok ? null : error,
    restarts: ok && parsed?.gatewayRestartRequired === true,
  };
}
