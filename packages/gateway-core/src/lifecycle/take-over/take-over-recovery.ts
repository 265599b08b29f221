import type { TakeOverJournal } from "../../contract/adoption-journal.ts";
import type { Failure } from "../../contract/failure.ts";
import type { GatewayStepId } from "../../contract/operation.ts";
import type { Recovery } from "../runner.ts";
import type { OperationContext } from "../step-context.ts";
import { isTakeOver } from "./the-take-over.ts";

/** The way back from where a take-over, or the undoing of one, has come to; null where nothing needs to be taken back. */
export function takeOverRecovery(context: OperationContext): Recovery<GatewayStepId> | null {
  const { takeOver } = context;
  const before = isTakeOver(context.kind) ? takeOver.journal() : null;
  if (before === null) return null;
  if (before.stage === "undoing") return backToOurs(context, before);
  const journal: TakeOverJournal = before.stage === "switching" ? { ...before, stage: "going-back" } : before;
  if (journal !== before) takeOver.write(journal);
  return {
    steps: takeOverWayBack(journal).map((id) => ({ id })),
    recovered: (cause) => takenBack(journal, cause, context.keptLog),
    stuck: (cause, second) => ({
      code: "take-over-unfinished",
      message: `${second.message}; after: ${cause.message}`,
      facts: { name: journal.name, reason: second.message },
      ...(second.detail === undefined ? {} : { detail: second.detail }),
      actions: [{ kind: "retry" }],
    }),
  };
}

/** Each can be done again from the beginning after it was broken off. */
export function takeOverWayBack({ stage }: TakeOverJournal): GatewayStepId[] {
  switch (stage) {
    case "stopping":
      return ["start-source"];
    case "switching":
    case "going-back":
      return ["keep-log", "remove-new", "start-source"];
    case "undoing":
      return ["stop-container", "start-source", "remove-new", "forget-container"];
  }
}

/** What is told of a take-over that was found unfinished and taken back. */
export function takeOverInterrupted(journal: TakeOverJournal): Failure {
  const reason = "Rockpool ended in the middle of it";
  return { code: "take-over-taken-back", message: reason, facts: { name: journal.name, reason } };
}

function takenBack(journal: TakeOverJournal, cause: Failure, log: string | null): Failure {
  if (cause.code === "operation-cancelled" || journal.stage === "stopping") return cause;
  return {
    code: "take-over-taken-back",
    message: `The new container was taken back: ${cause.message}`,
    facts: {
      ...{ name: journal.name, reason: cause.message, cause: cause.code },
      ...(log === null ? {} : { log }),
    },
    ...(cause.detail === undefined ? {} : { detail: cause.detail }),
  };
}

/** An undo that the old container did not come up for: ours runs again, and it can be tried once more. */
function backToOurs(context: OperationContext, journal: TakeOverJournal): Recovery<GatewayStepId> {
  context.takeOver.write(null);
  context.container = context.observed.ours;
  context.details = context.observed.ours;
  const starts: GatewayStepId[] = ["start-container", "verify-published", "wait-live", "wait-started"];
  return {
    steps: ["hold-source" as const, ...(journal.ran ? starts : [])].map((id) => ({ id })),
    recovered: (cause) => cause,
    stuck: (cause, second) => ({
      code: "take-over-unfinished",
      message: `${second.message}; after: ${cause.message}`,
      facts: { name: journal.name, reason: second.message },
      actions: [{ kind: "retry" }],
    }),
  };
}
