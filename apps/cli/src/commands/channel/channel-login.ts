import type { Bridge } from "@rockpool/gateway-core/contract/bridge";
import type { ChannelLogin } from "@rockpool/gateway-core/contract/channels";
import { RockpoolError } from "@rockpool/gateway-core/contract/rockpool-error";
import { ask } from "../../ask.ts";
import type { Context } from "../../context.ts";
import { exitCode } from "../../exit-code.ts";
import { printable } from "../../terminal/printable.ts";
import { findChannel } from "./find-channel.ts";

export interface LoginOptions {
  channel: string;
  account: string | undefined;
  force: boolean;
}

/** How many codes are asked for by themselves before the person has to say so. */
const mostCodes = 3;

/** Shows the code to scan, and each that takes its place, until the phone is linked. */
export async function channelLogin(context: Context, options: LoginOptions): Promise<number> {
  const { output, messages } = context;
  const words = messages.cli.channel;
  const { bridge } = await context.service();
  const channel = await findChannel(bridge, options.channel, messages);
  if (channel.adding === "form") {
    const facts = { field: "channel" };
    throw new RockpoolError({ code: "input-invalid", message: words.noCode(channel.id), facts });
  }
  if (channel.installed === "installable") output.note(words.installing(channel.label));
  const { force, account } = options;
  const begun = await ask(bridge, "channels.login", {
    ...{ channel: channel.id, force },
    ...(account === undefined ? {} : { accountId: account }),
  });
  for (const step of words.help(channel.id).steps) output.note(step);
  const ended = await follow(context, bridge, begun);
  if (ended === null) return exitCode.interrupted;
  if (ended.state === "linked") {
    const name = ended.accountName === null ? null : printable(ended.accountName);
    if (output.json)
      output.document({ event: "result", ok: true, exitCode: exitCode.ok, ...withoutCode(ended) });
    else output.line(words.login.linked(channel.label, name));
    return exitCode.ok;
  }
  const code = ended.state === "expired" ? "login-expired" : "login-failed";
  const facts = ended.message === null ? {} : { reason: ended.message };
  throw new RockpoolError({ code, message: ended.message ?? ended.state, facts });
}

/** Its end; null where the person cancelled it. */
function follow(context: Context, bridge: Bridge, { loginId }: ChannelLogin): Promise<ChannelLogin | null> {
  const { output, interrupts } = context;
  let drawn: string | null = null;
  let expired = 0;
  return new Promise((resolve, reject) => {
    const end = (login: ChannelLogin | null) => {
      release();
      unsubscribe();
      resolve(login);
    };
    const release = interrupts.handle(() => {
      void bridge.call("channels.cancelLogin", { loginId });
      end(null);
    });
    const unsubscribe = bridge.subscribe("channelLogin", { loginId }, (login) => {
      if (output.json) output.document({ event: "login", ...login });
      if (login.qr !== null && login.qr !== drawn) {
        drawn = login.qr;
        if (!output.json) draw(context, login).catch(reject);
      }
      switch (login.state) {
        case "preparing":
        case "waiting":
          return;
        case "expired":
          expired += 1;
          if (expired >= mostCodes) return end(login);
          output.note(context.messages.cli.channel.login.again);
          void bridge.call("channels.renewLogin", { loginId });
          return;
        case "cancelled":
          return end(null);
        case "linked":
        case "failed":
          return end(login);
      }
    });
  });
}

async function draw({ output, stdout, messages, now }: Context, login: ChannelLogin): Promise<void> {
  const words = messages.cli.channel.login;
  const { qrLines } = await import("../../terminal/qr-lines.ts");
  const lines = login.qr === null ? null : qrLines(login.qr);
  if (lines === null) return;
  // Colours are not letters.
  const width = (lines[0] ?? "").replaceAll(/\[[\d;]*m/g, "").length - 2;
  if (stdout.columns !== undefined && stdout.columns < width) output.note(words.tooSmall);
  else for (const line of lines) output.line(line);
  if (login.renewsAt !== null)
    output.note(words.renewal(Math.max(0, Math.round((login.renewsAt - now()) / 1000))));
}

function withoutCode({ qr: _qr, ...login }: ChannelLogin): Omit<ChannelLogin, "qr"> {
  return login;
}
