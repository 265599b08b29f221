import type { ImportJournal } from "../../contract/adoption-journal.ts";
import type { OperationContext } from "../step-context.ts";

/** Of the import that runs; a plan has no step that asks for it before one is begun. */
export function theImport({ imports }: Pick<OperationContext, "imports">): ImportJournal {
  const journal = imports.journal();
  if (journal === null) throw new Error("no import was begun");
  return journal;
}
