import { text } from "node:stream/consumers";
import { type ChannelField, channelForms } from "@rockpool/gateway-core/contract/channel-forms";
import { RockpoolError } from "@rockpool/gateway-core/contract/rockpool-error";
import { ask } from "../../ask.ts";
import type { Context } from "../../context.ts";
import { exitCode } from "../../exit-code.ts";
import { printable } from "../../terminal/printable.ts";
import { canAsk, prompts } from "../../terminal/prompts.ts";
import { runWizard } from "../setup/run-wizard.ts";
import { findChannel } from "./find-channel.ts";

export interface AddOptions {
  channel: string;
  account: string | undefined;
  name: string | undefined;
  stdin: boolean;
}

/** Adds an account, by our form or by the gateway's own steps. Values come by standard input or unseen, never as arguments. */
export async function channelAdd(context: Context, options: AddOptions): Promise<number> {
  const { output, messages } = context;
  const words = messages.cli.channel;
  const { bridge } = await context.service();
  const channel = await findChannel(bridge, options.channel, messages);
  if (channel.adding === "qr") throw invalid("channel", words.byCode(channel.id));
  if (channel.adding === "wizard") return byWizard(context, channel.id);
  const fields = await fieldsOf(context, channel.id, channelForms[channel.id] ?? [], options.stdin);
  if (fields === null) return exitCode.interrupted;
  output.note(channel.installed === "installable" ? words.installing(channel.label) : words.adding);
  const added = await ask(bridge, "channels.add", {
    ...{ channel: channel.id, fields },
    ...(options.account === undefined ? {} : { accountId: options.account }),
    ...(options.name === undefined ? {} : { name: options.name }),
  });
  if (output.json) {
    output.document({ ok: true, exitCode: exitCode.ok, channel: added });
    return exitCode.ok;
  }
  const account = added.accounts.find(({ accountId }) => accountId === (options.account ?? "default"));
  const state = words.states[account?.state ?? "unknown"];
  output.line(words.added(added.label, state, account?.name == null ? null : printable(account.name)));
  if (account?.lastError != null) output.note(printable(account.lastError));
  output.note(words.whoWrites);
  return exitCode.ok;
}

async function byWizard(context: Context, channel: string): Promise<number> {
  const { output, messages } = context;
  const { bridge } = await context.service();
  const asking = canAsk(context) ? prompts(context) : null;
  try {
    const ended = await runWizard(context, bridge, { kind: "channel", provider: channel }, asking);
    if (output.json) output.document({ ok: ended?.status === "done", wizard: ended });
    else if (ended?.status === "done")
      output.line(messages.cli.channel.added(channel, messages.cli.channel.states.connecting, null));
    else output.note(ended?.error == null ? messages.cli.channel.wizardEnded : printable(ended.error));
    if (ended?.status === "done") return exitCode.ok;
    return ended === null || ended.status === "cancelled" ? exitCode.interrupted : exitCode.failed;
  } finally {
    asking?.close();
  }
}

async function fieldsOf(
  context: Context,
  channel: string,
  form: readonly ChannelField[],
  byInput: boolean,
): Promise<Record<string, string> | null> {
  const words = context.messages.cli.channel;
  if (byInput) return read(await text(context.stdin), form, words.badFields);
  if (!canAsk(context)) throw invalid("--stdin", words.needsTerminal(channel));
  const { steps, link } = words.help(channel);
  for (const step of steps) context.output.note(step);
  if (link !== null) context.output.note(link);
  const asking = prompts(context);
  try {
    const given: Record<string, string> = {};
    for (const { id, secret } of form) {
      const question = words.ask(words.field(channel, id).label);
      const value = await (secret ? asking.unseen(question) : asking.line(question));
      if (value === null) return null;
      given[id] = value.trim();
    }
    return given;
  } finally {
    asking.close();
  }
}

/** One value as it is, several as JSON. */
function read(
  input: string,
  form: readonly ChannelField[],
  words: (names: string) => string,
): Record<string, string> {
  const [only, second] = form;
  if (only !== undefined && second === undefined && !input.trimStart().startsWith("{"))
    return { [only.id]: input.trim() };
  const given = textsIn(input);
  if (given !== null) return given;
  throw invalid("--stdin", words(form.map(({ id }) => id).join(", ")));
}

function textsIn(input: string): Record<string, string> | null {
  try {
    const parsed: unknown = JSON.parse(input);
    if (typeof parsed !== "object" || parsed === null) return null;
    const isText = Object.values(parsed).every((value) => typeof value === "string");
    return isText ? (parsed as Record<string, string>) : null;
  } catch {
    return null;
  }
}

function invalid(field: string, message: string): RockpoolError {
  return new RockpoolError({ code: "input-invalid", message, facts: { field } });
}
