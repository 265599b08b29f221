import type { TakeOverJournal } from "../../contract/adoption-journal.ts";
import type { OperationKind } from "../../contract/operation.ts";
import type { OperationContext } from "../step-context.ts";

/** Of the take-over that runs; a plan has no step that asks for it before one is begun. */
export function theTakeOver({ takeOver }: Pick<OperationContext, "takeOver">): TakeOverJournal {
  const journal = takeOver.journal();
  if (journal === null) throw new Error("no take-over was begun");
  return journal;
}

export function isTakeOver(kind: OperationKind): boolean {
  return kind === "take-over" || kind === "undo-take-over";
}
