import type { ApplyJournal } from "../../contract/apply-journal.ts";
import { RockpoolError } from "../../contract/rockpool-error.ts";
import type { OperationContext } from "../step-context.ts";

/** The journal of what is being applied; a step without one is a mistake of ours. */
export function theApply({ apply }: Pick<OperationContext, "apply">): ApplyJournal {
  const journal = apply.journal();
  if (journal === null)
    throw new RockpoolError({ code: "unexpected", message: "No settings are being applied" });
  return journal;
}
