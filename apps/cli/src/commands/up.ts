import type { Overrides } from "@rockpool/gateway-core/contract/settings";
import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import type { Messages } from "@rockpool/messages/catalogue";
import type { Context } from "../context.ts";
import { overrideLines, overridesFromEnv } from "../overrides.ts";
import { runOperation } from "../run-operation.ts";
import { showPlan } from "../show-plan.ts";

export interface UpOptions {
  dryRun: boolean;
  useExistingState: boolean;
}

export function up(context: Context, options: UpOptions): Promise<number> {
  const { host, messages } = context;
  const { useExistingState } = options;
  const overrides = overridesFromEnv(host, messages);
  sayOverrides(context, overrides);
  if (options.dryRun) return showPlan(context, { kind: "start", overrides, useExistingState });
  return runOperation(context, {
    call: "gateway.start",
    input: { overrides, useExistingState },
    done: (snapshot, operation) =>
      operation && !operation.steps.some(({ id }) => id === "start-container")
        ? messages.cli.alreadyRunning(addressOf(snapshot))
        : messages.cli.running(addressOf(snapshot)),
  });
}

/** An override must never be a surprise: every command that heeds one says so. */
export function sayOverrides(
  { output, messages }: { output: Context["output"]; messages: Messages },
  overrides: Overrides,
) {
  if (output.json) return;
  for (const line of overrideLines(overrides, messages)) output.note(output.errorStyle.dim(line));
}

export function addressOf(snapshot: Snapshot): string {
  return snapshot.gateway.address ?? `http://127.0.0.1:${snapshot.wish.port}`;
}
