import { text } from "node:stream/consumers";
import { RockpoolError } from "@rockpool/gateway-core/contract/rockpool-error";
import { ask } from "../ask.ts";
import type { Context } from "../context.ts";
import { exitCode } from "../exit-code.ts";
import { settledSnapshot } from "../settled-snapshot.ts";
import { printReply } from "../terminal/print-reply.ts";

/** As the contract takes it. */
const mostCharacters = 20_000;

/** A message to the assistant, from the arguments or, with `-`, from standard input, and its whole answer. */
export async function say(context: Context, words: readonly string[]): Promise<number> {
  const { output, messages, stdin } = context;
  const given = words.join(" ");
  const message = (given === "-" ? await text(stdin) : given).trim();
  if (message === "") throw invalid(messages.cli.say.nothing);
  if (message.length > mostCharacters) throw invalid(messages.cli.say.tooLong(mostCharacters));
  const { bridge } = await context.service();
  await settledSnapshot(bridge);
  if (output.live) output.note(output.errorStyle.dim(messages.cli.say.waiting));
  printReply(output, await ask(bridge, "assistant.say", { message }), {});
  return exitCode.ok;
}

function invalid(message: string): RockpoolError {
  return new RockpoolError({ code: "input-invalid", message, facts: { field: "message" } });
}
