import type { Difference, FoundInstance, TakeOverPreview } from "@rockpool/gateway-core/contract/adoption";
import { ask } from "../../ask.ts";
import { confirm } from "../../confirm.ts";
import type { Context } from "../../context.ts";
import { exitCode } from "../../exit-code.ts";
import { runOperation } from "../../run-operation.ts";
import { printable } from "../../terminal/printable.ts";
import { addressOf } from "../up.ts";

export interface TakeOverOptions {
  safer?: string[];
  allSafer?: boolean;
  dryRun?: boolean;
  yes?: boolean;
}

/** Our container in place of theirs, after every difference was told. */
export async function takeOver(
  context: Context,
  { id, name }: FoundInstance,
  { safer: named = [], allSafer = false, dryRun = false, yes = false }: TakeOverOptions,
): Promise<number> {
  const { output, messages } = context;
  const words = messages.cli.adopt.takeOver;
  const { bridge } = await context.service();
  const first = await ask(bridge, "adoption.previewTakeOver", { id, safer: named });
  const safer = allSafer ? first.differences.filter(hasSafer).map((each) => each.id) : named;
  const preview = allSafer ? await ask(bridge, "adoption.previewTakeOver", { id, safer }) : first;
  if (dryRun && output.json) {
    output.document({ ok: true, dryRun: true, preview });
    return exitCode.ok;
  }
  if (!output.json && !(yes && output.quiet))
    for (const line of previewLines(context, preview)) output.line(line);
  if (dryRun) {
    output.line("");
    output.line(printable(preview.command));
    return exitCode.ok;
  }
  const { question, needsYes } = words;
  const refused = await confirm(context, { yes, question, needsYes, about: { preview } });
  if (refused !== null) return refused;
  return runOperation(context, {
    call: "adoption.takeOver",
    input: { id, safer },
    done: (snapshot) => words.done(name, addressOf(snapshot)),
  });
}

function hasSafer({ safer }: Difference): boolean {
  return safer !== null;
}

function previewLines({ output, messages }: Context, preview: TakeOverPreview): string[] {
  const { style } = output;
  const words = messages.cli.adopt.takeOver;
  const { name, image, differences, carried, stateBytes, agentAtWork } = preview;
  const group = (title: string, rows: readonly Difference[], linesOf: (row: Difference) => string[]) =>
    rows.length === 0 ? [] : ["", style.strong(title), ...rows.flatMap(linesOf)];
  const chosen = (row: Difference): string[] => {
    const { title, meaning, safer } = words.difference(row);
    const isSafer = row.choice === "safer";
    const value = isSafer ? words.change(row.theirs, row.safer) : (row.theirs ?? words.nothing);
    const offer = row.safer === null || isSafer ? [] : [`    ${words.offer(row.id, safer ?? row.safer)}`];
    return [
      `  ${title}: ${printable(value)}`,
      `    ${style.dim(isSafer ? words.willBe(safer ?? row.safer ?? "") : meaning)}`,
      ...offer,
    ];
  };
  const fixed = (row: Difference): string[] => {
    const { title, meaning } = words.difference(row);
    return [
      `  ${printable(title)}: ${printable(words.change(row.theirs, row.kept))}`,
      `    ${style.dim(meaning)}`,
    ];
  };
  const open = differences.filter(({ choice }) => choice !== "fixed");
  const size = stateBytes === null ? null : messages.units.bytes(stateBytes);
  return [
    words.title(printable(name), printable(image)),
    ...group(
      words.risks,
      open.filter(({ weight }) => weight === "risk"),
      chosen,
    ),
    ...group(
      words.notes,
      open.filter(({ weight }) => weight !== "risk"),
      chosen,
    ),
    ...(open.some((row) => hasSafer(row) && row.choice === "keep") ? ["", words.saferHint] : []),
    ...group(
      words.fixed,
      differences.filter(({ choice }) => choice === "fixed"),
      fixed,
    ),
    "",
    ...(carried.length > 0 ? [words.carried(carried.map(printable).join(", "))] : []),
    words.everythingElse,
    words.checkpoint(size),
    ...(agentAtWork === "yes" ? [words.atWork] : agentAtWork === "unknown" ? [words.atWorkUnknown] : []),
  ];
}
