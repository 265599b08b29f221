import { ask } from "../../ask.ts";
import type { Context } from "../../context.ts";
import { exitCode } from "../../exit-code.ts";
import { settledSnapshot } from "../../settled-snapshot.ts";
import { type GiveBackOptions, giveBack } from "./give-back.ts";
import { invalidOption } from "./invalid-option.ts";
import { forgetOld, undoTakeOver } from "./undo-take-over.ts";

export interface ReleaseOptions extends Omit<GiveBackOptions, "dir"> {
  undo?: boolean;
  forgetOld?: boolean;
  dir?: string;
}

/** Lets go of a gateway: of one that was adopted, or of ours, by putting the old one back or by files that make it. */
export async function release(context: Context, options: ReleaseOptions): Promise<number> {
  const { messages } = context;
  const words = messages.cli.release;
  const { undo = false, forgetOld: forget = false, dir, yes = false, dryRun = false } = options;
  if ([undo, forget, dir !== undefined].filter(Boolean).length > 1)
    throw invalidOption("--dir", words.onlyOne);
  if (dir !== undefined) return giveBack(context, { ...options, dir });
  for (const [given, name] of [
    [options.format !== undefined, "--format"],
    [options.withSecrets, "--with-secrets"],
    [options.overwrite, "--overwrite"],
  ] as const)
    if (given) throw invalidOption(name, words.needsDirectory(name));
  if (undo) return undoTakeOver(context, { yes, dryRun });
  if (forget) return forgetOld(context, { yes, dryRun });
  return letGo(context, dryRun);
}

async function letGo(context: Context, dryRun: boolean): Promise<number> {
  const { output, messages } = context;
  const { bridge } = await context.service();
  const snapshot = await settledSnapshot(bridge);
  const adoption = snapshot?.adoption ?? null;
  if (adoption?.kind === "taken-over")
    throw invalidOption("--undo", messages.cli.release.takenOver(adoption.name));
  if (adoption === null && snapshot?.gateway.container != null)
    throw invalidOption("--dir", messages.cli.release.own);
  const name = adoption?.name ?? null;
  if (!dryRun) await ask(bridge, "adoption.letGo", {});
  const words = messages.cli.adopt;
  if (output.json)
    output.document({ ok: true, exitCode: exitCode.ok, ...(dryRun ? { dryRun } : {}), released: name });
  else if (name === null) output.note(words.nothingAdopted);
  else output.line(dryRun ? messages.cli.withoutLine(words.letGo(name)) : words.letGo(name));
  return exitCode.ok;
}
