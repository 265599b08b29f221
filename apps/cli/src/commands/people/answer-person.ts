import { ask } from "../../ask.ts";
import type { Context } from "../../context.ts";
import { exitCode } from "../../exit-code.ts";
import { settledSnapshot } from "../../settled-snapshot.ts";
import { printable } from "../../terminal/printable.ts";
import { oneWithId } from "../one-with-id.ts";

/** Lets somebody talk to the assistant, or takes the request away. */
export async function answerPerson(
  context: Context,
  { id, answer }: { id: string; answer: "approve" | "dismiss" },
): Promise<number> {
  const { output, messages } = context;
  const words = messages.cli.people;
  const { bridge } = await context.service();
  await settledSnapshot(bridge);
  const { requests } = await ask(bridge, "people.list", {});
  const person = oneWithId(requests, (each) => each.requestId, id, words);
  const { channel, accountId, requestId, senderId, name } = person;
  const account = accountId === null ? {} : { accountId };
  await ask(bridge, `people.${answer}`, { channel, ...account, requestId });
  if (output.json) output.document({ ok: true, exitCode: exitCode.ok, requestId, channel, senderId, name });
  else {
    const shown = printable(name ?? senderId);
    output.line(answer === "approve" ? words.approved(shown) : words.dismissed(shown));
  }
  return exitCode.ok;
}
