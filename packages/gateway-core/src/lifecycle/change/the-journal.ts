import type { ChangeJournal } from "../../contract/change-journal.ts";
import type { OperationContext } from "../step-context.ts";

/** Of the change that runs; a plan has no step that asks for it before one is begun. */
export function theJournal({ desk }: Pick<OperationContext, "desk">): ChangeJournal {
  const journal = desk.journal();
  if (journal === null) throw new Error("no change of version was begun");
  return journal;
}
