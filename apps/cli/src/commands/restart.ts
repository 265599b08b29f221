import type { Context } from "../context.ts";
import { overridesFromEnv } from "../overrides.ts";
import { runOperation } from "../run-operation.ts";
import { showPlan } from "../show-plan.ts";
import { addressOf, sayOverrides, type UpOptions } from "./up.ts";

export function restart(context: Context, { dryRun, useExistingState }: UpOptions): Promise<number> {
  const overrides = overridesFromEnv(context.host, context.messages);
  sayOverrides(context, overrides);
  if (dryRun) return showPlan(context, { kind: "restart", overrides, useExistingState });
  return runOperation(context, {
    call: "gateway.restart",
    input: { overrides, useExistingState },
    done: (snapshot) => context.messages.cli.running(addressOf(snapshot)),
  });
}
