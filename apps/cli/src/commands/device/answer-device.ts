import { ask } from "../../ask.ts";
import type { Context } from "../../context.ts";
import { exitCode } from "../../exit-code.ts";
import { settledSnapshot } from "../../settled-snapshot.ts";
import { printable } from "../../terminal/printable.ts";
import { oneWithId } from "../one-with-id.ts";

/** Lets a waiting device in, or not. */
export async function answerDevice(
  context: Context,
  { id, answer }: { id: string; answer: "approve" | "reject" },
): Promise<number> {
  const { output, messages } = context;
  const words = messages.cli.device;
  const { bridge } = await context.service();
  await settledSnapshot(bridge);
  const { pending } = await ask(bridge, "devices.list", {});
  const { requestId, deviceId, name, whose } = oneWithId(pending, (each) => each.requestId, id, words);
  await ask(bridge, `devices.${answer}`, { requestId });
  if (output.json) output.document({ ok: true, exitCode: exitCode.ok, requestId, deviceId, name, whose });
  else output.line(answer === "approve" ? words.approved(printable(name)) : words.rejected(printable(name)));
  return exitCode.ok;
}
