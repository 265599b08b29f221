import { ask } from "../../ask.ts";
import type { Context } from "../../context.ts";
import { exitCode } from "../../exit-code.ts";
import { overrideVariables } from "../../overrides.ts";
import { settledSnapshot } from "../../settled-snapshot.ts";
import { imageWordsOf } from "./image-words-of.ts";

/** Whether the wished tag names another image than the one that is here. */
export async function imageCheck(context: Context): Promise<number> {
  const { output, messages, host } = context;
  const words = messages.cli.image.check;
  if (host.env[overrideVariables.image]) output.note(words.onlySettings(overrideVariables.image));
  const { bridge } = await context.service();
  await settledSnapshot(bridge);
  const checked = await ask(bridge, "images.check", {});
  const known = (await ask(bridge, "snapshot.get", {})).image.here;
  const here = known === "unknown" ? null : known;
  if (output.json) {
    output.document({ ...checked, here });
    return exitCode.ok;
  }
  const { good, warn } = output.style;
  const there = imageWordsOf({ digest: checked.digest, version: checked.version }, messages);
  if (!checked.newer && here) {
    output.line(`${good("✓")} ${words.newest(checked.reference, there)}`);
    return exitCode.ok;
  }
  output.line(`${warn("↑")} ${words.newer(checked.reference, there)}`);
  if (here) output.line(`  ${words.have(imageWordsOf(here, messages))}`);
  else if (known === null) output.line(`  ${words.haveNone}`);
  output.note(`  ${words.get(checked.reference)}`);
  return exitCode.ok;
}
