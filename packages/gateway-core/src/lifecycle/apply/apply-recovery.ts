import type { Failure } from "../../contract/failure.ts";
import type { GatewayStepId } from "../../contract/operation.ts";
import type { Recovery } from "../runner.ts";
import type { OperationContext } from "../step-context.ts";

/** Each can be done again from the beginning after it was broken off. */
export const applyWayBack: readonly GatewayStepId[] = ["keep-log", "put-back"];

/** The way back from where applying settings has come to; null where nothing needs to be taken back. */
export function applyRecovery(context: OperationContext): Recovery<GatewayStepId> | null {
  if (context.kind !== "apply" || context.apply.journal() === null) return null;
  return {
    steps: applyWayBack.map((id) => ({ id })),
    recovered: (cause) => (cause.code === "operation-cancelled" ? cause : takenBack(cause, context.keptLog)),
    stuck: (cause, second) => ({
      code: "apply-unfinished",
      message: `${second.message}; after: ${cause.message}`,
      facts: { reason: second.message },
      ...(second.detail === undefined ? {} : { detail: second.detail }),
      actions: [{ kind: "retry" }],
    }),
  };
}

function takenBack(cause: Failure, log: string | null): Failure {
  return {
    code: "apply-taken-back",
    message: `The new container was taken back: ${cause.message}`,
    facts: { reason: cause.message, cause: cause.code, ...(log === null ? {} : { log }) },
    ...(cause.detail === undefined ? {} : { detail: cause.detail }),
  };
}

/** What is told of settings whose applying was found unfinished and taken back. */
export function applyInterrupted(): Failure {
  const reason = "Rockpool ended in the middle of it";
  return { code: "apply-taken-back", message: reason, facts: { reason } };
}
