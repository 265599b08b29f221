import type { Failure } from "../contract/failure.ts";
import type { GatewayStepId } from "../contract/operation.ts";
import type { Observed } from "./observed.ts";
import { directoryFailure, portFailure, stateInUse } from "./plan-failures.ts";
import type { TakeOverWish } from "./take-over/take-over-desk.ts";

/** From somebody else's container to ours, which the state survives in place. `ours` of what was observed is theirs. */
export function planTakeOver(
  observed: Observed,
  wish: TakeOverWish | null,
  ending: readonly GatewayStepId[],
): { ids: GatewayStepId[] } | { failure: Failure } {
  const failure = refusal(observed, wish);
  if (failure !== null) return { failure };
  return {
    ids: [
      "hold-source",
      ...ending,
      "write-checkpoint",
      "create-container",
      "sync-origins",
      ...(["start-container", "verify-published", "wait-live", "wait-started"] as const),
      "commit-take-over",
    ],
  };
}

function refusal(observed: Observed, wish: TakeOverWish | null): Failure | null {
  const { ours, image, wished, nameHolder } = observed;
  const facts = { name: wish?.name ?? "" };
  if (wish === null || ours === null) {
    return { code: "old-container-gone", message: `There is no container of ${facts.name}`, facts };
  }
  if (ours.id !== wish.containerId) {
    const own = { name: ours.name };
    return { code: "own-gateway-there", message: `${ours.name} is there already`, facts: own };
  }
  if (image === null) {
    const reason = `its image ${wished.spec.image} is not on the engine any more`;
    return { code: "take-over-refused", message: `${facts.name}: ${reason}`, facts: { ...facts, reason } };
  }
  if (nameHolder !== null) {
    const taken = { name: nameHolder };
    return { code: "name-taken", message: `A container named ${nameHolder} exists`, facts: taken };
  }
  return stateInUse(observed) ?? portFailure(observed.port) ?? directoryFailure(observed.directoryProblem);
}

/** Back to the very container of before: it runs again before ours goes. */
export function planUndo(ending: readonly GatewayStepId[]): GatewayStepId[] {
  return ["check-source", ...ending, "start-source", "remove-new", "forget-container"];
}

/** The files are written before anything is stopped; then ours goes, and whatever it held stays. */
export function planGiveBack(
  ending: readonly GatewayStepId[],
  removes: readonly GatewayStepId[],
): GatewayStepId[] {
  return ["write-files", ...ending, ...removes, "forget-container"];
}
