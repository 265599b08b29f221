import type { Adopted } from "../contract/adoption.ts";
import type { Failure } from "../contract/failure.ts";
import type { GatewayOperationKind, GatewayStepId } from "../contract/operation.ts";
import { identityId } from "../gateway/gateway-identity.ts";
import type { Observed } from "./observed.ts";

/**
 * What may be done with somebody else's gateway: it is started and stopped as its owner would, by compose or by hand, and
 * never made anew, configured or removed.
 */
export function planAdopted(
  kind: GatewayOperationKind,
  observed: Observed,
  adopted: Adopted,
  ending: readonly GatewayStepId[],
): { ids: GatewayStepId[] } | { failure: Failure } {
  const { ours } = observed;
  const facts = { name: ours?.name ?? adopted.name };
  if (kind !== "start" && kind !== "stop" && kind !== "restart") {
    const message = `${facts.name} is not Rockpool's to ${kind}`;
    return { failure: { code: "gateway-not-ours", message, facts } };
  }
  if (adopted.mode === "watch") {
    const actions: Failure["actions"] = [{ kind: "operate", value: identityId(adopted.identity) }];
    return { failure: { code: "gateway-watched", message: `${facts.name} is only watched`, facts, actions } };
  }
  if (ours === null) {
    const message = `There is no container of ${facts.name}`;
    return { failure: { code: "adopted-gone", message, facts, actions: [{ kind: "let-go" }] } };
  }
  if (kind === "stop") return { ids: [...ending] };
  if (kind === "start" && ours.status === "running") return { ids: ["wait-live", "wait-started"] };
  const user = otherUser(observed);
  if (user !== null) return { failure: inUse(observed, user) };
  return { ids: [...ending, "start-container", "check-source", "wait-live", "wait-started"] };
}

/** Two gateways on one state destroy it. */
function otherUser({ state }: Observed): string | null {
  if (state.nativePid !== null) return `process ${state.nativePid}`;
  const user = state.users.find(({ running }) => running);
  return user === undefined ? null : `container ${user.name}`;
}

function inUse({ state }: Observed, user: string): Failure {
  return {
    code: "state-in-use",
    message: `${user} works on ${state.where}`,
    facts: { path: state.where, state: state.locator, holder: user },
    actions: [{ kind: "retry" }],
  };
}
