import type { RemovalPreview } from "@rockpool/gateway-core/contract/images";
import type { Messages } from "@rockpool/messages/catalogue";
import { ask } from "../../ask.ts";
import { confirm } from "../../confirm.ts";
import type { Context } from "../../context.ts";
import { exitCode } from "../../exit-code.ts";
import { settledSnapshot } from "../../settled-snapshot.ts";
import { goesAndStays } from "../../terminal/goes-and-stays.ts";
import { shortDigest } from "../../terminal/short-digest.ts";

export interface RemoveOptions {
  reference: string;
  dryRun: boolean;
  yes: boolean;
}

export async function imageRemove(
  context: Context,
  { reference, dryRun, yes }: RemoveOptions,
): Promise<number> {
  const { output, messages } = context;
  const words = messages.cli.image.remove;
  const { bridge } = await context.service();
  await settledSnapshot(bridge);
  const preview = await ask(bridge, "images.previewRemoval", { reference });
  if (!output.json && (dryRun || !yes || !output.quiet))
    for (const line of previewLines(preview, context)) output.line(line);
  if (dryRun) {
    if (output.json) output.document({ ok: true, dryRun: true, ...preview });
    return exitCode.ok;
  }
  const about = { preview };
  const refused = await confirm(context, { yes, question: words.question, needsYes: words.needsYes, about });
  if (refused !== null) return refused;
  const removed = await ask(bridge, "images.remove", { reference });
  if (output.json) output.document({ ok: true, exitCode: exitCode.ok, ...removed });
  else output.line(`${output.style.good("✓")} ${doneWords(removed, reference, messages)}`);
  return exitCode.ok;
}

function previewLines(
  { id, references, deletes, bytes }: RemovalPreview,
  { output, messages }: Context,
): string[] {
  const { remove } = messages.cli.image;
  const goes = references.map(remove.name);
  const stays = [remove.keepsShared];
  if (deletes) goes.push(remove.deletes(shortDigest(id), bytes));
  else stays.unshift(remove.keepsImage(shortDigest(id)));
  return goesAndStays([remove.goes, goes], [remove.stays, stays], output.style);
}

function doneWords(removed: RemovalPreview, reference: string, { cli }: Messages): string {
  const { done, doneImage } = cli.image.remove;
  const what = removed.references.join(", ") || reference;
  return removed.deletes ? doneImage(what, removed.bytes) : done(what);
}
