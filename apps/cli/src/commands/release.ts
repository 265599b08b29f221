import { ask } from "../ask.ts";
import type { Context } from "../context.ts";
import { exitCode } from "../exit-code.ts";
import { settledSnapshot } from "../settled-snapshot.ts";

/** Lets go of a gateway that was watched or operated. */
export async function release(context: Context): Promise<number> {
  const { output, messages } = context;
  const words = messages.cli.adopt;
  const { bridge } = await context.service();
  const adoption = (await settledSnapshot(bridge))?.adoption;
  const name = adoption?.kind === "adopted" ? adoption.name : null;
  await ask(bridge, "adoption.letGo", {});
  if (output.json) output.document({ ok: true, exitCode: exitCode.ok, released: name });
  else if (name === null) output.note(words.nothingAdopted);
  else output.line(words.letGo(name));
  return exitCode.ok;
}
