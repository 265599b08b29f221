import { ask } from "../../ask.ts";
import { confirm } from "../../confirm.ts";
import type { Context } from "../../context.ts";
import { exitCode } from "../../exit-code.ts";
import { findChannel } from "./find-channel.ts";

export interface OrderOptions {
  channel: string;
  account: string | undefined;
  order: "restart" | "logout" | "remove";
  yes: boolean;
}

/** Starts a channel again, logs it out, or takes it out of the configuration. */
export async function channelOrder(context: Context, options: OrderOptions): Promise<number> {
  const { output, messages } = context;
  const { order, account } = options;
  const words = messages.cli.channel;
  const { bridge } = await context.service();
  const { id, label } = await findChannel(bridge, options.channel, messages);
  if (order === "remove") {
    const { question, needsYes } = words.remove;
    const refused = await confirm(context, {
      ...{ yes: options.yes, needsYes, about: { channel: id, account: account ?? "default" } },
      question: question(label, account ?? "default"),
    });
    if (refused !== null) return refused;
  }
  await ask(bridge, `channels.${order}`, {
    channel: id,
    ...(account === undefined ? {} : { accountId: account }),
  });
  const done = { restart: words.restarted, logout: words.loggedOut, remove: words.remove.done }[order];
  if (output.json) output.document({ ok: true, exitCode: exitCode.ok, channel: id });
  else output.line(done(label));
  return exitCode.ok;
}
