import { RockpoolError } from "@rockpool/gateway-core/contract/rockpool-error";
import { ask } from "../../ask.ts";
import { confirm } from "../../confirm.ts";
import type { Context } from "../../context.ts";
import { exitCode } from "../../exit-code.ts";
import { runOperation } from "../../run-operation.ts";
import { settledSnapshot } from "../../settled-snapshot.ts";
import { showPlan } from "../../show-plan.ts";
import { goesAndStays } from "../../terminal/goes-and-stays.ts";
import { printable } from "../../terminal/printable.ts";

interface Options {
  yes: boolean;
  dryRun: boolean;
}

/** The very container of before comes back, and ours goes. */
export async function undoTakeOver(context: Context, { yes, dryRun }: Options): Promise<number> {
  const { output, messages } = context;
  const words = messages.cli.release.undo;
  const { name, ours } = await takenOver(context);
  if (dryRun) return showPlan(context, { kind: "undo-take-over" });
  if (!output.json && !(yes && output.quiet)) {
    output.line(output.style.strong(words.title(printable(name))));
    const goes = ours === null ? [] : [words.ours(ours)];
    const lines = goesAndStays([words.goes, goes], [words.stays, words.kept(name)], output.style);
    for (const line of lines) output.line(printable(line));
  }
  const { question, needsYes } = words;
  const refused = await confirm(context, { yes, question, needsYes, about: { container: name } });
  if (refused !== null) return refused;
  return runOperation(context, { call: "adoption.undoTakeOver", input: {}, done: () => words.done(name) });
}

/** The old container goes for good. */
export async function forgetOld(context: Context, { yes, dryRun }: Options): Promise<number> {
  const { output, messages } = context;
  const words = messages.cli.release.forget;
  const { name } = await takenOver(context);
  if (!output.json && !(yes && output.quiet)) {
    const lines = goesAndStays([words.goes, [words.old(name)]], [words.stays, words.kept], output.style);
    for (const line of lines) output.line(printable(line));
  }
  if (dryRun) {
    if (output.json) output.document({ ok: true, dryRun: true, container: name });
    return exitCode.ok;
  }
  const { question, needsYes } = words;
  const refused = await confirm(context, { yes, question, needsYes, about: { container: name } });
  if (refused !== null) return refused;
  const { bridge } = await context.service();
  await ask(bridge, "adoption.forgetOld", {});
  if (output.json) output.document({ ok: true, exitCode: exitCode.ok, removed: name });
  else output.line(words.done(printable(name)));
  return exitCode.ok;
}

async function takenOver(context: Context): Promise<{ name: string; ours: string | null }> {
  const { bridge } = await context.service();
  const snapshot = await settledSnapshot(bridge);
  if (snapshot?.adoption?.kind === "taken-over")
    return { name: snapshot.adoption.name, ours: snapshot.gateway.container?.name ?? null };
  const facts = { what: context.messages.cli.release.aTakeOver };
  throw new RockpoolError({ code: "not-found", message: "nothing was taken over", facts });
}
