import { ask } from "../ask.ts";
import { confirm } from "../confirm.ts";
import type { Context } from "../context.ts";
import { exitCode } from "../exit-code.ts";
import { goesAndStays } from "../terminal/goes-and-stays.ts";

/** Gives a directory of the gateway to the user that it runs as, after a yes. */
export async function repairOwner(
  context: Context,
  { place, yes }: { place: "state" | "workspace"; yes: boolean },
): Promise<number> {
  const { output, messages } = context;
  const words = messages.cli.repairOwner;
  const { bridge } = await context.service();
  const storage = await ask(bridge, "setup.storage", {});
  const { where, owner } = storage[place];
  const wanted = owner === null ? null : `${owner.wantedUid}:${owner.wantedGid}`;
  if (!output.json && !(yes && output.quiet)) {
    const changes = [words.changes, [words.owner(where, wanted)]] as const;
    for (const line of goesAndStays(changes, [words.stays, words.kept], output.style)) output.line(line);
  }
  const { question, needsYes } = words;
  const refused = await confirm(context, { yes, question, needsYes, about: { place, where } });
  if (refused !== null) return refused;
  const { changed, left = 0 } = await ask(bridge, "setup.repairOwner", { place });
  if (output.json) output.document({ ok: true, exitCode: exitCode.ok, place, where, changed, left });
  else output.line(words.done(changed, left));
  return exitCode.ok;
}
