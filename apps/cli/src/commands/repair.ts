import type { Context } from "../context.ts";
import { runOperation } from "../run-operation.ts";
import { showPlan } from "../show-plan.ts";
import { addressOf } from "./up.ts";

/** OpenClaw's own doctor on the stopped gateway, then one more start. */
export function repair(context: Context, { dryRun }: { dryRun: boolean }): Promise<number> {
  if (dryRun) return showPlan(context, { kind: "repair" });
  return runOperation(context, {
    call: "gateway.repair",
    input: {},
    done: (snapshot) => context.messages.cli.repaired(addressOf(snapshot)),
  });
}
