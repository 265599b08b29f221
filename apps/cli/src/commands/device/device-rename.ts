import { ask } from "../../ask.ts";
import type { Context } from "../../context.ts";
import { exitCode } from "../../exit-code.ts";
import { settledSnapshot } from "../../settled-snapshot.ts";
import { printable } from "../../terminal/printable.ts";
import { oneWithId } from "../one-with-id.ts";

/** Gives a device the name that people know it by. */
export async function deviceRename(
  context: Context,
  { id, name }: { id: string; name: string },
): Promise<number> {
  const { output, messages } = context;
  const words = messages.cli.device;
  const { bridge } = await context.service();
  await settledSnapshot(bridge);
  const { paired } = await ask(bridge, "devices.list", {});
  const { deviceId } = oneWithId(paired, (each) => each.deviceId, id, words);
  await ask(bridge, "devices.rename", { deviceId, name });
  if (output.json) output.document({ ok: true, exitCode: exitCode.ok, deviceId, name });
  else output.line(words.renamed(printable(name)));
  return exitCode.ok;
}
