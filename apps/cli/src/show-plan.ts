import type { CallInput } from "@rockpool/gateway-core/contract/calls";
import type { Overrides } from "@rockpool/gateway-core/contract/overrides";
import { ask } from "./ask.ts";
import type { Context } from "./context.ts";
import { exitCode } from "./exit-code.ts";

export interface PlanRequest {
  kind: CallInput<"gateway.plan">["kind"];
  overrides?: Overrides;
  useExistingState?: boolean;
  force?: boolean;
}

/** `--dry-run`: what would be done as docker lines; steps that are none are comments. */
export async function showPlan(context: Context, request: PlanRequest): Promise<number> {
  const { output, messages } = context;
  const { bridge } = await context.service();
  const { steps } = await ask(bridge, "gateway.plan", request);
  if (output.json) {
    output.document({ ok: true, dryRun: true, kind: request.kind, steps });
    return exitCode.ok;
  }
  for (const { id, command } of steps) {
    output.line(command ?? output.style.dim(messages.cli.withoutLine(messages.steps[id].todo)));
  }
  if (steps.length === 0) output.note(messages.cli.nothingToDo);
  return exitCode.ok;
}
