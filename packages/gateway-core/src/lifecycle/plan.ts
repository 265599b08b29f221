import type { Failure } from "../contract/failure.ts";
import type { GatewayStepId } from "../contract/operation.ts";
import { needsContainer } from "./needs-container.ts";
import type { Observed } from "./observed.ts";
import { startFailure } from "./plan-failures.ts";
import type { PlannedStep } from "./runner.ts";
import { stepCommand } from "./step-command.ts";

export type PlannedKind = "start" | "stop" | "restart" | "remove" | "repair";

export interface PlanInput {
  kind: PlannedKind;
  observed: Observed;
  /** The yes to a state that we did not create, or that a newer version will convert. */
  useExistingState: boolean;
  /** End it at once, whatever it is writing. */
  force: boolean;
}

export type GatewayStep = PlannedStep<GatewayStepId>;
export type Plan = { steps: GatewayStep[]; failure: null } | { steps: null; failure: Failure };

/** What to do to get from what is there to what is wished. Pure. */
export function plan(input: PlanInput): Plan {
  const { kind, observed } = input;
  switch (kind) {
    case "stop":
      return steps(observed, ending(input));
    case "remove":
      return steps(observed, [...ending(input), ...ifThere(observed, "remove-container")]);
    case "start":
      if (isUp(observed)) return steps(observed, ["wait-live", "wait-started"]);
      return starting(input, before(observed) === "loop" ? ["stop-container"] : []);
    case "restart":
      return starting(input, ending(input));
    case "repair":
      return starting(input, [...ending(input), "run-doctor"]);
  }
}

function starting(input: PlanInput, first: GatewayStepId[]): Plan {
  const { kind, observed, useExistingState } = input;
  // Doctor runs from the wished image, whatever the container was made from.
  const wishedImageRuns = kind === "repair" || needsContainer(observed);
  const failure = startFailure(observed, { useExistingState, wishedImageRuns });
  if (failure !== null) return { steps: null, failure: kind === "start" ? failure : byRestart(failure) };
  const preparing: GatewayStepId[] = ["check-image"];
  if (observed.missingDirectories.length > 0) preparing.push("prepare-directories");
  if (observed.missingVolumes.length > 0) preparing.push("prepare-volumes");
  return steps(observed, [
    ...preparing,
    ...first,
    ...(needsContainer(observed) ? creating(observed) : refilling(observed)),
    "start-container",
    "verify-published",
    "wait-live",
    "wait-started",
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
