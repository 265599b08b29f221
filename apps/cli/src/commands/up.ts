import type { Operation } from "@rockpool/gateway-core/contract/operation";
import type { Overrides } from "@rockpool/gateway-core/contract/overrides";
import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import type { Messages } from "@rockpool/messages/catalogue";
import type { Context } from "../context.ts";
import { overrideLines, overridesFromEnv, overrideVariables } from "../overrides.ts";
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
      ranAlready(operation)
        ? messages.cli.alreadyRunning(addressOf(snapshot))
        : messages.cli.running(addressOf(snapshot)),
    notes: (snapshot, operation) => (ranAlready(operation) ? waiting(snapshot, overrides, messages) : []),
  });
}

function ranAlready(operation: Operation | null): boolean {
  return operation !== null && !operation.steps.some(({ id }) => id === "start-container");
}

/** What was asked for, here or in the settings, and is not so in the gateway that runs. */
function waiting({ gateway }: Snapshot, overrides: Overrides, { cli }: Messages): string[] {
  const { container } = gateway;
  if (!container) return [];
  const differs: Record<keyof Overrides, boolean> = {
    image: container.image.reference !== overrides.image,
    port: !container.published.some(({ hostPort }) => hostPort === overrides.port),
    // Where its folders are is not told, only that they are not those asked for.
    stateDir: container.drift.includes("mounts"),
    workspaceDir: container.drift.includes("mounts"),
  };
  const lines = (Object.keys(overrides) as (keyof Overrides)[])
    .filter((key) => overrides[key] !== undefined && differs[key])
    .map((key) => cli.notApplied(overrideVariables[key], String(overrides[key])));
  return lines.length === 0 && container.drift.length > 0 ? [cli.status.recreate] : lines;
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
