import type { Operation, Step } from "@rockpool/gateway-core/contract/operation";

/** The step under way; null between two steps and when all is over. */
export function currentStep({ steps }: Operation): Step | null {
  return steps.find(({ state }) => state === "doing") ?? null;
}
