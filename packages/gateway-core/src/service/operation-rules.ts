import type { Failure } from "../contract/failure.ts";
import type { GatewayOperationKind, Operation, OperationKind } from "../contract/operation.ts";
import { RockpoolError } from "../contract/rockpool-error.ts";
import type { GatewayHealth } from "../contract/snapshot.ts";
import type { GatewayStep } from "../lifecycle/plan.ts";

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

/** The last step but the tidying saw it ready: the gateway that was started, or the one that came back. */
export function wasSeenReady({ kind, state, steps }: Operation): boolean {
  if (state === "done") return !isEnding(kind);
  return steps.some((step) => step.id === "start-previous" && step.state === "done");
}

export function startsGateway(steps: readonly GatewayStep[]): boolean {
  return steps.some(({ id }) => id === "start-container");
}

export function isEnding(kind: OperationKind): boolean {
  return kind === "stop" || kind === "remove";
}

/** What the last steps have just seen; the monitor goes on from here. */
export function justStarted(): GatewayHealth {
  return { live: "yes", started: "yes", ready: "unknown", failing: [], checkedAt: Date.now() };
}

export function busy(kind: GatewayOperationKind): RockpoolError {
  const failure: Failure = { code: "operation-busy", message: `A ${kind} is under way`, facts: { kind } };
  return new RockpoolError(failure);
}
