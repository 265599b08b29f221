import type { StepId } from "@rockpool/gateway-core/contract/operation";
import type { Context } from "../context.ts";
import { runOperation } from "../run-operation.ts";
import { showPlan } from "../show-plan.ts";

export interface DownOptions {
  dryRun: boolean;
  force: boolean;
}

const stopping: ReadonlySet<StepId> = new Set(["stop-container", "kill-container"]);

export function down(context: Context, { dryRun, force }: DownOptions): Promise<number> {
  if (dryRun) return showPlan(context, { kind: "stop", force });
  const { alreadyStopped, stopped, stoppedInstead } = context.messages.cli;
  return runOperation(context, {
    call: "gateway.stop",
    input: { force },
    done: (_snapshot, operation, cutShort) => {
      if (cutShort !== null && cutShort !== "stop")
        return stoppedInstead(context.messages.operations[cutShort].cancelled);
      return operation && !operation.steps.some(({ id }) => stopping.has(id)) ? alreadyStopped : stopped;
    },
  });
}
