import { RockpoolError } from "../../contract/rockpool-error.ts";
import { beginJournal } from "../change/begin-journal.ts";
import { plan } from "../plan.ts";
import type { RunStep } from "../step-context.ts";

/**
 * The last look before anything is touched. Of a change of version the rest is planned here: what the new image needs is
 * known only when it is on the engine.
 */
export const checkTarget: RunStep = async (context) => {
  const { change, desk, kind } = context;
  if (change !== null) {
    const observed = await desk.observe(change.reference);
    context.observed = observed;
    context.details = observed.ours;
    context.container = observed.ours && { id: observed.ours.id, name: observed.ours.name };
    const planned = plan({ kind, observed, change, useExistingState: false, force: false });
    if (planned.failure !== null) throw new RockpoolError(planned.failure);
    context.replan(planned.steps);
  }
  if (context.observed.state.exists) await beginJournal(context);
};
