import { ask } from "../../ask.ts";
import { confirm } from "../../confirm.ts";
import type { Context } from "../../context.ts";
import { exitCode } from "../../exit-code.ts";
import { settledSnapshot } from "../../settled-snapshot.ts";
import { printable } from "../../terminal/printable.ts";
import { oneWithId } from "../one-with-id.ts";

/** Throws a device out, after a yes. */
export async function deviceRevoke(
  context: Context,
  { id, yes }: { id: string; yes: boolean },
): Promise<number> {
  const { output, messages } = context;
  const words = messages.cli.device;
  const { bridge } = await context.service();
  await settledSnapshot(bridge);
  const { paired } = await ask(bridge, "devices.list", {});
  const { deviceId, name } = oneWithId(paired, (each) => each.deviceId, id, words);
  const { question, needsYes, done } = words.revoke;
  const refused = await confirm(context, {
    ...{ yes, needsYes },
    question: question(printable(name)),
    about: { deviceId, name },
  });
  if (refused !== null) return refused;
  await ask(bridge, "devices.revoke", { deviceId });
  if (output.json) output.document({ ok: true, exitCode: exitCode.ok, deviceId, name });
  else output.line(done(printable(name)));
  return exitCode.ok;
}
