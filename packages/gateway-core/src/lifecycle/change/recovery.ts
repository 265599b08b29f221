import type { ChangeJournal } from "../../contract/change-journal.ts";
import type { Failure } from "../../contract/failure.ts";
import type { GatewayStepId } from "../../contract/operation.ts";
import type { Recovery } from "../runner.ts";
import type { OperationContext } from "../step-context.ts";

/** The way back from where a change has come to, by its journal; null where nothing needs to be taken back. */
export function recovery(context: OperationContext): Recovery<GatewayStepId> | null {
  const { desk, kind } = context;
  // A stop may find a change that was left unfinished; it is not the one to take it back.
  if (kind === "stop" || kind === "remove") return null;
  const before = desk.journal();
  if (before === null) return null;
  const journal: ChangeJournal = before.stage === "switching" ? { ...before, stage: "going-back" } : before;
  if (journal !== before) desk.write(journal);
  const ids = recoverySteps(journal);
  return {
    steps: ids.map((id) => ({ id })),
    recovered: (cause) => takenBack(journal, cause, context.keptLog),
    stuck: (cause, second) => ({
      code: "change-unfinished",
      message: `${second.message}; after: ${cause.message}`,
      facts: { ...versions(journal), reason: second.message },
      ...(second.detail === undefined ? {} : { detail: second.detail }),
      actions: [{ kind: "roll-back", ...(journal.checkpointId ? { value: journal.checkpointId } : {}) }],
    }),
  };
}

/** Each can be done again from the beginning after it was broken off. */
export function recoverySteps({ stage }: ChangeJournal): GatewayStepId[] {
  // Nothing was replaced yet.
  if (stage === "stopping") return ["start-previous"];
  return ["keep-log", "remove-new", "restore-checkpoint", "start-previous"];
}

/** What is told in the end: a cancellation as one, everything else with why the new version was not kept. */
function takenBack(journal: ChangeJournal, cause: Failure, log: string | null): Failure {
  if (cause.code === "operation-cancelled") return cause;
  // Nothing was replaced yet: what stood in the way is the whole news.
  if (journal.stage === "stopping") return cause;
  return {
    code: "change-taken-back",
    message: `${journal.to.reference} was taken back: ${cause.message}`,
    facts: {
      ...versions(journal),
      reason: cause.message,
      cause: cause.code,
      ...(log === null ? {} : { log }),
    },
    ...(cause.detail === undefined ? {} : { detail: cause.detail }),
  };
}

function versions({ from, to }: ChangeJournal): Record<string, string> {
  return {
    ...(from.version === null ? {} : { from: from.version }),
    ...(to.version === null ? {} : { to: to.version }),
  };
}

/** What is told of a change that was found unfinished and taken back. */
export function interrupted(journal: ChangeJournal): Failure {
  const reason = "Rockpool ended in the middle of it";
  return { code: "change-taken-back", message: reason, facts: { ...versions(journal), reason } };
}
