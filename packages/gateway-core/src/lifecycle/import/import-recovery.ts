import type { ImportJournal } from "../../contract/adoption-journal.ts";
import type { Failure } from "../../contract/failure.ts";
import type { GatewayStepId } from "../../contract/operation.ts";
import type { Recovery } from "../runner.ts";
import type { OperationContext } from "../step-context.ts";

/** The end of an import that did not go through, by its journal; null where nothing was begun. */
export function importRecovery(
  { imports, kind }: Pick<OperationContext, "imports" | "kind">,
  cancelled: boolean,
): Recovery<GatewayStepId> | null {
  const before = kind === "import" ? imports.journal() : null;
  if (before === null) return null;
  // Not wanted any more, and nobody's yet.
  const journal: ImportJournal = cancelled ? { ...before, stage: "copying" } : before;
  if (journal.stage !== before.stage) imports.write(journal);
  return {
    steps: importEnd(journal).map((id) => ({ id })),
    recovered: (cause) => told(cause),
    stuck: (cause, second) => ({
      code: "import-failed",
      message: `${second.message}; after: ${cause.message}`,
      facts: { name: journal.source.name, reason: second.message },
      ...(second.detail === undefined ? {} : { detail: second.detail }),
      actions: [{ kind: "retry" }],
    }),
  };
}

/** What is left to do wherever it was broken off. Each can be done again; the source first, somebody waits for it. */
export function importEnd({ stage, source }: ImportJournal): GatewayStepId[] {
  return [
    ...(source.stopped ? (["start-source"] as const) : []),
    stage === "copied" ? "keep-copy" : "clear-copy",
  ];
}

/** What is told of an import that was found unfinished; null where it is finished now. */
export function importInterrupted({ stage, source }: ImportJournal): Failure | null {
  if (stage === "copied") return null;
  const reason = "Rockpool ended in the middle of it";
  return { code: "import-failed", message: reason, facts: { name: source.name, reason } };
}

/** The helper speaks of a copy's room; to a person it is a disk that is full. */
function told(cause: Failure): Failure {
  if (cause.code !== "checkpoint-no-room" && cause.code !== "checkpoint-failed") return cause;
  return { ...cause, code: cause.code === "checkpoint-no-room" ? "disk-full" : "import-failed" };
}
