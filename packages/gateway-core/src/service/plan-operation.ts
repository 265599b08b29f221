import type { ChangeJournal } from "../contract/change-journal.ts";
import type { Failure } from "../contract/failure.ts";
import type { GatewayOperationKind, GatewayStepId } from "../contract/operation.ts";
import { RockpoolError } from "../contract/rockpool-error.ts";
import type { ChangeWish } from "../lifecycle/change/change-desk.ts";
import { interrupted, recoverySteps } from "../lifecycle/change/recovery.ts";
import type { Observed } from "../lifecycle/observed.ts";
import { type GatewayStep, plan, planChange } from "../lifecycle/plan.ts";

export interface PlanQuestion {
  kind: GatewayOperationKind;
  observed: Observed;
  useExistingState: boolean;
  force: boolean;
  change: ChangeWish | null;
}

/** Throws RockpoolError with what forbids it. Of a change only what can be told before its image is here. */
export function planOperation(question: PlanQuestion): GatewayStep[] {
  const isChange = question.change !== null;
  if (!isChange || question.observed.image !== null) {
    const planned = plan(question);
    if (planned.failure !== null) throw new RockpoolError(planned.failure);
    if (!isChange) return planned.steps;
  }
  return planChange(question);
}

/** How a change that was found unfinished ends: finished where the new version runs, taken back else. */
export function planResume(
  journal: ChangeJournal,
  { ours }: Observed,
): { steps: GatewayStep[]; endsWith: { failure: Failure } | null } {
  const newRuns = ours?.status === "running" && ours.imageId !== journal.from.imageId;
  if (journal.stage === "switching" && newRuns) {
    return { steps: asSteps(["wait-live", "wait-started", "settle", "commit-change"]), endsWith: null };
  }
  return { steps: asSteps(recoverySteps(journal)), endsWith: { failure: interrupted(journal) } };
}

function asSteps(ids: readonly GatewayStepId[]): GatewayStep[] {
  return ids.map((id) => ({ id }));
}
