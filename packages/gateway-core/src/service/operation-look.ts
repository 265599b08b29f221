import type { GatewayOperationKind } from "../contract/operation.ts";
import type { Host } from "../host/host.ts";
import { observe, observeContainer } from "../lifecycle/observe.ts";
import { observeAdopted } from "../lifecycle/observe-adopted.ts";
import type { Observed } from "../lifecycle/observed.ts";
import { observeTakeOver } from "../lifecycle/take-over/observe-take-over.ts";
import { isTakeOver } from "../lifecycle/take-over/the-take-over.ts";
import type { SettingsStore } from "../settings/settings-store.ts";
import type { Connection } from "./engine-link.ts";
import type { OperationInput } from "./operation-input.ts";
import { isEnding } from "./operation-rules.ts";

export type OperationLook = (
  kind: GatewayOperationKind,
  input: OperationInput,
  connection: Connection,
) => Promise<Observed>;

/** What is there for an operation of this kind, asked of the engine now. Rejects as `observe` does. */
export function operationLook({ host, settings }: { host: Host; settings: SettingsStore }): OperationLook {
  return (kind, input, { engine, facts }) => {
    const question = {
      ...{ engine, facts, host },
      preferences: settings.preferences(),
      memory: settings.memory(),
      overrides: input.overrides ?? {},
    };
    if (isTakeOver(kind)) return observeTakeOver(question, input.takeOver ?? question.memory.takeOver);
    // It concerns no container of ours.
    if (kind === "import") return observeContainer(question);
    const { adopted } = question.memory;
    if (adopted !== null) return observeAdopted({ ...question, adopted });
    return isEnding(kind) ? observeContainer(question) : observe(question);
  };
}
