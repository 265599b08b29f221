import type { Failure } from "../contract/failure.ts";
import type { GatewayOperationKind, Operation, OperationKind, StepId } from "../contract/operation.ts";
import { RockpoolError } from "../contract/rockpool-error.ts";
import type { Memory } from "../contract/settings.ts";
import type { GatewayHealth } from "../contract/snapshot.ts";
import type { GatewayStep } from "../lifecycle/plan.ts";
import { isTakeOver } from "../lifecycle/take-over/the-take-over.ts";

/** An operation under way, as far as the next request has to know. */
export interface UnderWay {
  kind: GatewayOperationKind;
  force: boolean;
  /** Image that a change brings. */
  reference: string | null;
  abort: AbortController;
}

/** Whether what is asked for is what already runs. */
export function joins(running: UnderWay, { kind, force, reference }: Omit<UnderWay, "abort">): boolean {
  if (running.abort.signal.aborted) return false;
  if (kind === "stop") return running.kind === "stop" && running.force === force;
  if (kind === "start" || kind === "restart") return !isEnding(running.kind);
  return running.kind === kind && running.reference === reference;
}

const returns: readonly StepId[] = ["start-previous", "start-source", "put-back"];

/** The last step but the tidying saw it ready: the gateway that was started, or the one that came back. */
export function wasSeenReady({ kind, state, steps }: Operation): boolean {
  if (kind === "import") return false;
  if (state === "done") return !isEnding(kind);
  return steps.some(({ id, state: its }) => returns.includes(id) && its === "done");
}

export function startsGateway(steps: readonly GatewayStep[]): boolean {
  return steps.some(({ id }) => id === "start-container");
}

export function isEnding(kind: OperationKind): boolean {
  return kind === "stop" || kind === "remove" || kind === "give-back";
}

/** What is asked for of somebody else's gateway, or of ours while somebody else's is shown, is meant for that one. */
export function isOfShown(kind: OperationKind): boolean {
  return !isTakeOver(kind) && kind !== "import";
}

/** What was left in the middle goes first: nothing begins on a state that is neither the old one's nor the new one's. */
export function leftUnfinished({
  apply,
  change,
  takeOver,
  adopted,
  import: left,
}: Memory): GatewayOperationKind | null {
  if (takeOver !== null) return takeOver.stage === "undoing" ? "undo-take-over" : "take-over";
  if (left !== null) return "import";
  if (apply !== null && adopted === null) return "apply";
  return change !== null && adopted === null ? "change" : null;
}

/** What the last steps have just seen; the monitor goes on from here. */
export function justStarted(): GatewayHealth {
  return { live: "yes", started: "yes", ready: "unknown", failing: [], checkedAt: Date.now() };
}

export function busy(kind: OperationKind): RockpoolError {
  const failure: Failure = { code: "operation-busy", message: `A ${kind} is under way`, facts: { kind } };
  return new RockpoolError(failure);
}
