import type { Context } from "../context.ts";
import { runOperation } from "../run-operation.ts";
import { showPlan } from "../show-plan.ts";

export interface DownOptions {
  dryRun: boolean;
  force: boolean;
}

export function down(context: Context, { dryRun, force }: DownOptions): Promise<number> {
  if (dryRun) return showPlan(context, { kind: "stop", force });
  const { alreadyStopped, stopped } = context.messages.cli;
  return runOperation(context, {
    call: "gateway.stop",
    input: { force },
    done: (_snapshot, operation) => (operation?.steps.length === 0 ? alreadyStopped : stopped),
  });
}
