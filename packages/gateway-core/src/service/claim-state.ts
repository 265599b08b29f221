import type { Observed } from "../lifecycle/observed.ts";
import type { GatewayStep } from "../lifecycle/plan.ts";
import type { SettingsStore } from "../settings/settings-store.ts";
import type { Connection } from "./engine-link.ts";
import type { OperationInput } from "./operation-input.ts";
import { startsGateway } from "./operation-rules.ts";
import type { StateHolder } from "./service-state.ts";

/** Said before anything is made: whoever is killed right after still knows that it is ours. */
export function claimState(
  { settings, state }: { settings: SettingsStore; state: StateHolder },
  { state: { locator } }: Observed,
  steps: readonly GatewayStep[],
  input: OperationInput,
  { engine }: Connection,
): void {
  const { knownStates } = settings.memory();
  // A start of what runs only looks. It may run on another state than the wished one, which nobody was asked about.
  // Where a copy comes first, it is ours when all went well.
  const isUsed = startsGateway(steps) && !steps.some(({ id }) => id === "write-checkpoint");
  settings.remember({
    shouldRun: true,
    ownerEngine: engine.endpoint,
    ...(!isUsed || knownStates.includes(locator) ? {} : { knownStates: [...knownStates, locator] }),
  });
  if (input.change === undefined) state.change({ overrides: input.overrides ?? {} });
}
