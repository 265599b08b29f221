import type { Failure } from "../contract/failure.ts";
import type { GatewayStepId } from "../contract/operation.ts";
import type { Observed } from "./observed.ts";

/** Away with the container, unless something is in it that is nowhere else. */
export function planRemove(
  { ours, wished }: Observed,
  ending: readonly GatewayStepId[],
): { ids: GatewayStepId[] } | { failure: Failure } {
  if (ours === null) return { ids: [...ending] };
  if (wished.secretNames.length > 0) return { failure: secretsOnlyHere(ours.name, wished.secretNames) };
  return { ids: [...ending, "remove-container"] };
}

/** Of a container that was taken over: its environment goes from one to the next, and is kept nowhere else. */
export function secretsOnlyHere(name: string, secretNames: readonly string[]): Failure {
  const names = secretNames.join(", ");
  return { code: "secrets-only-here", message: `${names} are only in ${name}`, facts: { name, names } };
}
