import { ask } from "../../ask.ts";
import type { Context } from "../../context.ts";
import { exitCode } from "../../exit-code.ts";
import { settledSnapshot } from "../../settled-snapshot.ts";
import { imageListLines } from "./image-list-lines.ts";

export async function imageList(context: Context): Promise<number> {
  const { output, messages } = context;
  const words = messages.cli.image.list;
  const { bridge } = await context.service();
  await settledSnapshot(bridge);
  const { images, leftovers } = await ask(bridge, "images.list", {});
  if (output.json) {
    output.document(images);
    return exitCode.ok;
  }
  if (images.length === 0) output.note(words.none);
  const facts = { images, now: context.now(), width: output.tableWidth };
  for (const line of imageListLines(facts, messages, output.style)) output.line(line);
  if (leftovers.length > 0) {
    const bytes = leftovers.reduce((sum, leftover) => sum + leftover.bytes, 0);
    output.line(words.leftovers(leftovers.length, bytes));
  }
  return exitCode.ok;
}
