import type { ImageList } from "@rockpool/gateway-core/contract/images";
import { ask } from "../../ask.ts";
import { confirm } from "../../confirm.ts";
import type { Context } from "../../context.ts";
import { exitCode } from "../../exit-code.ts";
import { settledSnapshot } from "../../settled-snapshot.ts";
import { goesAndStays } from "../../terminal/goes-and-stays.ts";
import { shortDigest } from "../../terminal/short-digest.ts";

export interface CleanOptions {
  dryRun: boolean;
  yes: boolean;
}

/** Removes what nothing needs; what that is is said before. */
export async function imageClean(context: Context, { dryRun, yes }: CleanOptions): Promise<number> {
  const { output, messages } = context;
  const words = messages.cli.image.clean;
  const { bridge } = await context.service();
  await settledSnapshot(bridge);
  const list = await ask(bridge, "images.list", {});
  const images = list.images.filter(({ keptBecause }) => keptBecause === null);
  const goes: ImageList = { images, leftovers: list.leftovers };
  const all = [...images, ...list.leftovers];
  const bytes = all.reduce((sum, one) => sum + one.bytes, 0);
  if (dryRun && output.json) {
    output.document({ ok: true, dryRun: true, ...goes, bytes });
    return exitCode.ok;
  }
  if (all.length === 0) {
    if (output.json) output.document({ ok: true, exitCode: exitCode.ok, removed: [], bytes: 0 });
    else output.line(words.nothing);
    return exitCode.ok;
  }
  if (!output.json && (dryRun || !yes || !output.quiet))
    for (const line of previewLines(goes, list.images.length, bytes, context)) output.line(line);
  if (dryRun) return exitCode.ok;
  const refused = await confirm(context, {
    yes,
    question: words.question(all.length),
    needsYes: words.needsYes,
    about: { preview: { ...goes, bytes } },
  });
  if (refused !== null) return refused;
  const cleaned = await ask(bridge, "images.cleanUp", {});
  if (output.json) output.document({ ok: true, exitCode: exitCode.ok, ...cleaned });
  else output.line(`${output.style.good("✓")} ${words.done(cleaned.removed.length, cleaned.bytes)}`);
  return exitCode.ok;
}

function previewLines(
  { images, leftovers }: ImageList,
  listed: number,
  bytes: number,
  { output, messages }: Context,
): string[] {
  const { clean } = messages.cli.image;
  const goes = [
    ...images.map((image) => clean.image(image.references[0] ?? shortDigest(image.id), image.bytes)),
    ...leftovers.map((leftover) => clean.leftover(shortDigest(leftover.id), leftover.bytes)),
  ];
  const stays = listed - images.length;
  return [
    ...goesAndStays([clean.goes, goes], ["", stays > 0 ? [clean.stays(stays)] : []], output.style),
    clean.atMost(bytes),
  ];
}
