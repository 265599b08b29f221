import type { Adopted } from "../contract/adoption.ts";
import type { ImportJournal } from "../contract/adoption-journal.ts";
import type { Failure } from "../contract/failure.ts";
import type { GatewayOperationKind, GatewayStepId } from "../contract/operation.ts";
import type { ChangeWish } from "./change/change-desk.ts";
import { checkpointNeed } from "./change/checkpoint-need.ts";
import { planImport } from "./import/plan-import.ts";
import { needsContainer } from "./needs-container.ts";
import type { Observed } from "./observed.ts";
import { planAdopted } from "./plan-adopted.ts";
import { startFailure } from "./plan-failures.ts";
import { planRemove } from "./plan-remove.ts";
import { planGiveBack, planTakeOver, planUndo } from "./plan-take-over.ts";
import type { PlannedStep } from "./runner.ts";
import { stepCommand } from "./step-command.ts";
import type { TakeOverWish } from "./take-over/take-over-desk.ts";

/** `change` also plans the way to an earlier version: the same with its state. */
export type PlannedKind = GatewayOperationKind;

export interface PlanInput {
  kind: PlannedKind;
  observed: Observed;
  /** The yes to a state that we did not create; a copy of it is made first. */
  useExistingState: boolean;
  /** End it at once, whatever it is writing. */
  force: boolean;
  /** Of `change` and `roll-back`. */
  change?: ChangeWish | null | undefined;
  /** Of `take-over`. */
  takeOver?: TakeOverWish | null | undefined;
  /** Of `import`. */
  importWish?: ImportJournal | null | undefined;
}

export type GatewayStep = PlannedStep<GatewayStepId>;
export type Plan = { steps: GatewayStep[]; failure: null } | { steps: null; failure: Failure };

/** What to do to get from what is there to what is wished. Pure. */
export function plan(input: PlanInput): Plan {
  const { kind, observed } = input;
  if (observed.adopted !== null) return ofAdopted(input, observed.adopted);
  switch (kind) {
    case "stop":
      return steps(observed, ending(input));
    case "remove":
      return planned(observed, planRemove(observed, ending(input)));
    case "start":
      if (isUp(observed)) return steps(observed, ["wait-live", "wait-started"]);
      return starting(input, before(observed) === "loop" ? ["stop-container"] : []);
    case "restart":
      return starting(input, ending(input));
    case "repair":
      return starting(input, [...ending(input), "run-doctor"]);
    case "apply":
      return applying(input);
    case "change":
    case "roll-back":
      return changing(input);
    case "take-over":
      return planned(observed, planTakeOver(observed, input.takeOver ?? null, ending(input)));
    case "undo-take-over":
      return steps(observed, planUndo(ending(input)));
    case "give-back":
      return steps(observed, planGiveBack(ending(input), ifThere(observed, "remove-container")));
    case "import":
      return steps(observed, planImport(input.importWish ?? null));
  }
}

function ofAdopted(input: PlanInput, adopted: Adopted): Plan {
  return planned(input.observed, planAdopted(input.kind, input.observed, adopted, ending(input)));
}

function planned(observed: Observed, what: { ids: GatewayStepId[] } | { failure: Failure }): Plan {
  return "failure" in what ? { steps: null, ...what } : steps(observed, what.ids);
}

/** Before the new image is here nothing can be said of it: what follows `check-target` is planned anew there. */
export function planChange({ observed, change, ...input }: PlanInput): GatewayStep[] {
  const likely = steps(observed, changeSteps({ observed, change, ...input })).steps ?? [];
  const isHere = observed.image !== null && observed.image.repoDigests.length === 0;
  const first: GatewayStepId[] = isHere ? ["check-target"] : ["pull-image", "check-target"];
  return [...first.map((id) => ({ id })), ...likely];
}

function changing(input: PlanInput): Plan {
  const { observed, change } = input;
  const brings = change?.restore != null;
  const failure = startFailure(observed, { useExistingState: false, wishedImageRuns: !brings });
  return failure === null ? steps(observed, changeSteps(input)) : { steps: null, failure };
}

function changeSteps(input: PlanInput): GatewayStepId[] {
  const { observed, change } = input;
  const list: GatewayStepId[] = change?.rehearse && observed.state.exists ? ["rehearse"] : [];
  list.push(...preparing(observed), ...ending(input));
  if (observed.state.exists) list.push("write-checkpoint");
  if (change?.restore) {
    list.push(...ifThere(observed, "remove-container"), "restore-checkpoint");
    list.push(...creating({ ...observed, ours: null }));
  } else list.push(...creating(observed));
  list.push(...bringingUp);
  if (observed.state.exists) list.push("settle", "commit-change");
  return list;
}

function preparing(observed: Observed): GatewayStepId[] {
  const list: GatewayStepId[] = [];
  if (observed.missingDirectories.length > 0) list.push("prepare-directories");
  if (observed.missingVolumes.length > 0) list.push("prepare-volumes");
  return list;
}

const bringingUp: readonly GatewayStepId[] = [
  "start-container",
  "verify-published",
  "wait-live",
  "wait-started",
];

function starting(input: PlanInput, first: GatewayStepId[]): Plan {
  const { kind, observed, useExistingState } = input;
  // Doctor runs from the wished image, whatever the container was made from.
  const wishedImageRuns = kind === "repair" || needsContainer(observed);
  const failure = startFailure(observed, { useExistingState, wishedImageRuns });
  if (failure !== null) return { steps: null, failure: kind === "start" ? failure : byRestart(failure) };
  // Another version converts the state: a copy first, and a watch over what came of it.
  const copies = wishedImageRuns && checkpointNeed(observed) !== null;
  return steps(observed, [
    "check-image",
    ...preparing(observed),
    ...(copies ? (["check-target"] as const) : []),
    ...first.filter((id) => id !== "run-doctor"),
    ...(copies ? (["write-checkpoint"] as const) : []),
    ...first.filter((id) => id === "run-doctor"),
    ...(needsContainer(observed) ? creating(observed) : refilling(observed)),
    ...bringingUp,
    ...(copies ? (["settle", "commit-change"] as const) : []),
  ]);
}

/** Nothing where the gateway does not run: its next start makes the container. Another version goes the way of a restart. */
function applying(input: PlanInput): Plan {
  const { observed, useExistingState } = input;
  if (!isUp(observed) || !needsContainer(observed)) return steps(observed, []);
  if (checkpointNeed(observed) !== null) return starting(input, ending(input));
  const failure = startFailure(observed, { useExistingState, wishedImageRuns: true });
  if (failure !== null) return { steps: null, failure };
  return steps(observed, [
    "check-image",
    ...preparing(observed),
    "hold-container",
    ...ending(input),
    ...creating({ ...observed, ours: null }),
    ...bringingUp,
    "commit-apply",
  ]);
}

/** A yes given to a start changes nothing where the gateway runs. */
function byRestart(failure: Failure): Failure {
  if (failure.actions?.[0]?.kind !== "use-existing-state") return failure;
  return { ...failure, actions: [{ kind: "use-existing-state", value: "restart" }] };
}

function creating(observed: Observed): GatewayStepId[] {
  const list = ifThere(observed, "remove-container");
  list.push("create-container");
  if (observed.wished.volumes.length > 0) list.push("own-volumes");
  list.push("seed-config", "sync-origins");
  return list;
}

/** The container is as wished, and somebody took its state away: without a config the gateway would end with 78. */
function refilling({ state }: Observed): GatewayStepId[] {
  return state.exists ? [] : ["seed-config"];
}

function ending({ observed, force }: PlanInput): GatewayStepId[] {
  const now = before(observed);
  if (now === "still") return [];
  if (force) return ["kill-container"];
  return now === "up" ? ["suspend-gateway", "stop-container"] : ["stop-container"];
}

function isUp(observed: Observed): boolean {
  return before(observed) === "up";
}

/** `loop`: the engine starts it again and again, or somebody paused it. */
function before({ ours }: Observed): "up" | "loop" | "still" {
  if (ours?.status === "running") return "up";
  return ours?.status === "restarting" || ours?.status === "paused" ? "loop" : "still";
}

function ifThere({ ours }: Observed, id: GatewayStepId): GatewayStepId[] {
  return ours === null ? [] : [id];
}

function steps(observed: Observed, ids: readonly GatewayStepId[]): Plan {
  return {
    failure: null,
    steps: ids.map((id) => {
      const command = stepCommand(id, observed);
      return command === null ? { id } : { id, command };
    }),
  };
}
