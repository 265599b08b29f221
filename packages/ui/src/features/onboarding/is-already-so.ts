import type { SetupStep } from "@rockpool/gateway-core/contract/setup";
import { setupSteps } from "./setup-steps.ts";
import type { SetupFacts } from "./use-setup-facts.ts";

/** Whether there is nothing to decide or do in a step. What is not known yet is not so. */
export function isAlreadySo(step: SetupStep, { snapshot, progress, checks, found }: SetupFacts): boolean {
  switch (step) {
    case "engine":
      return (
        snapshot.engine.kind === "connected" &&
        checks.value !== null &&
        checks.failure === null &&
        checks.value.checks.every(({ state }) => state !== "bad" && state !== "warning")
      );
    case "existing":
      return progress.existing !== null || found.value?.found.length === 0;
    case "image":
      return typeof snapshot.image.here === "object" && snapshot.image.here !== null;
    default:
      return false;
  }
}

/** The first step after this one that has something to decide or do; null after the last. */
export function nextStep(step: SetupStep, facts: SetupFacts): SetupStep | null {
  const later = setupSteps.slice(setupSteps.indexOf(step) + 1);
  return later.find((each) => !isAlreadySo(each, facts)) ?? null;
}
