import type { ImportJournal, TakeOverJournal } from "../contract/adoption-journal.ts";
import type { ApplyJournal } from "../contract/apply-journal.ts";
import type { ChangeJournal } from "../contract/change-journal.ts";
import type { Failure } from "../contract/failure.ts";
import type { GatewayOperationKind, GatewayStepId } from "../contract/operation.ts";
import { RockpoolError } from "../contract/rockpool-error.ts";
import { applyInterrupted, applyWayBack } from "../lifecycle/apply/apply-recovery.ts";
import type { ChangeWish } from "../lifecycle/change/change-desk.ts";
import { interrupted, recoverySteps } from "../lifecycle/change/recovery.ts";
import { importEnd, importInterrupted } from "../lifecycle/import/import-recovery.ts";
import type { Observed } from "../lifecycle/observed.ts";
import { type GatewayStep, plan, planChange } from "../lifecycle/plan.ts";
import type { TakeOverWish } from "../lifecycle/take-over/take-over-desk.ts";
import { takeOverInterrupted, takeOverWayBack } from "../lifecycle/take-over/take-over-recovery.ts";

export interface PlanQuestion {
  kind: GatewayOperationKind;
  observed: Observed;
  useExistingState: boolean;
  force: boolean;
  change: ChangeWish | null;
  takeOver: TakeOverWish | null;
  importWish: ImportJournal | null;
}

/** Throws RockpoolError with what forbids it. Of a change only what can be told before its image is here. */
export function planOperation(question: PlanQuestion): GatewayStep[] {
  const isChange = question.change !== null && question.observed.adopted === null;
  if (!isChange || question.observed.image !== null) {
    const planned = plan(question);
    if (planned.failure !== null) throw new RockpoolError(planned.failure);
    if (!isChange) return planned.steps;
  }
  return planChange(question);
}

interface Resumed {
  steps: GatewayStep[];
  endsWith: { failure: Failure } | null;
}

/** What was begun before and never ended. */
interface Unfinished {
  apply: ApplyJournal | null;
  import: ImportJournal | null;
  takeOver: TakeOverJournal | null;
  change: ChangeJournal | null;
}

/** How what was found unfinished ends; null where there is nothing. */
export function resumed(unfinished: Unfinished, observed: Observed, engineId: string): Resumed | null {
  if (unfinished.import !== null) return planResumeImport(unfinished.import, engineId);
  if (unfinished.takeOver !== null) return planResumeTakeOver(unfinished.takeOver, observed);
  if (unfinished.apply !== null) return planResumeApply(unfinished.apply, observed);
  return unfinished.change === null ? null : planResume(unfinished.change, observed);
}

/** How a change that was found unfinished ends: finished where the new version runs, taken back else. */
export function planResume(journal: ChangeJournal, { ours }: Observed): Resumed {
  const newRuns = ours?.status === "running" && ours.imageId !== journal.from.imageId;
  if (journal.stage === "switching" && newRuns) {
    return { steps: asSteps(["wait-live", "wait-started", "settle", "commit-change"]), endsWith: null };
  }
  return { steps: asSteps(recoverySteps(journal)), endsWith: { failure: interrupted(journal) } };
}

/** The same of a take-over: kept where ours runs, taken back else; an undo is gone on with. */
function planResumeTakeOver(journal: TakeOverJournal, { ours }: Observed): Resumed {
  const oursRuns = ours?.status === "running" && ours.id !== journal.containerId;
  if (journal.stage === "switching" && oursRuns)
    return { steps: asSteps(["wait-live", "wait-started", "commit-take-over"]), endsWith: null };
  const steps = asSteps(takeOverWayBack(journal));
  return { steps, endsWith: journal.stage === "undoing" ? null : { failure: takeOverInterrupted(journal) } };
}

/** The same of settings: kept where the new container runs, taken back else. */
function planResumeApply({ containerId }: ApplyJournal, { ours }: Observed): Resumed {
  if (ours?.status === "running" && ours.id !== containerId)
    return { steps: asSteps(["wait-live", "wait-started", "commit-apply"]), endsWith: null };
  return { steps: asSteps(applyWayBack), endsWith: { failure: applyInterrupted() } };
}

/**
 * The same of an import: kept where the copy was found whole, taken back else. Throws RockpoolError `import-failed` on another
 * engine, where nothing of it is found, and nothing can be told to be gone.
 */
function planResumeImport(journal: ImportJournal, engineId: string): Resumed {
  if (journal.engine !== engineId) {
    const reason = `it was begun on ${journal.endpoint}`;
    const facts = { name: journal.source.name, reason };
    throw new RockpoolError({ code: "import-failed", message: reason, facts });
  }
  const failure = importInterrupted(journal);
  return { steps: asSteps(importEnd(journal)), endsWith: failure === null ? null : { failure } };
}

function asSteps(ids: readonly GatewayStepId[]): GatewayStep[] {
  return ids.map((id) => ({ id }));
}
