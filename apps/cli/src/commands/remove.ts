import { confirm } from "../confirm.ts";
import type { Context } from "../context.ts";
import { exitCode } from "../exit-code.ts";
import { runOperation } from "../run-operation.ts";
import { settledSnapshot } from "../settled-snapshot.ts";
import { showPlan } from "../show-plan.ts";
import { goesAndStays } from "../terminal/goes-and-stays.ts";

/** Removes the container, and nothing that a new one would miss. */
export async function remove(
  context: Context,
  { dryRun, yes }: { dryRun: boolean; yes: boolean },
): Promise<number> {
  if (dryRun) return showPlan(context, { kind: "remove" });
  const { output, messages } = context;
  const words = messages.cli.remove;
  const { bridge } = await context.service();
  const container = (await settledSnapshot(bridge))?.gateway.container;
  if (!container) {
    if (output.json) output.document({ ok: true, exitCode: exitCode.ok, removed: null });
    else output.note(words.none);
    return exitCode.ok;
  }
  if (!output.json && !(yes && output.quiet)) {
    const goes = [words.goes, [words.container(container.name)]] as const;
    for (const line of goesAndStays(goes, [words.stays, words.kept], output.style)) output.line(line);
  }
  const { question, needsYes } = words;
  const refused = await confirm(context, { yes, question, needsYes, about: { container: container.name } });
  if (refused !== null) return refused;
  return runOperation(context, { call: "gateway.remove", input: {}, done: () => words.done });
}
