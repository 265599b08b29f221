import { ask } from "../../ask.ts";
import type { Context } from "../../context.ts";
import { exitCode } from "../../exit-code.ts";
import { settledSnapshot } from "../../settled-snapshot.ts";
import { printable } from "../../terminal/printable.ts";
import { table } from "../../terminal/table.ts";

/** Accounts that are there, and channels that could be added. */
export async function channelList(context: Context): Promise<number> {
  const { output, messages } = context;
  const words = messages.cli.channel;
  const { bridge } = await context.service();
  await settledSnapshot(bridge);
  const list = await ask(bridge, "channels.list", {});
  if (output.json) {
    output.document(list);
    return exitCode.ok;
  }
  const rows = list.channels.flatMap(({ id, accounts }) => accounts.map((account) => ({ id, ...account })));
  if (rows.length === 0) output.note(words.none);
  else {
    const { columns } = words;
    const lines = table([
      [columns.channel, columns.account, columns.name, columns.state, columns.since],
      ...rows.map(({ id, accountId, name, state, since }) => [
        printable(id),
        printable(accountId),
        printable(name ?? ""),
        words.states[state],
        since === null ? "" : messages.units.ago(since, context.now()),
      ]),
    ]);
    for (const line of lines) output.line(line);
  }
  for (const { id, lastError } of rows)
    if (lastError !== null) output.note(`${printable(id)}: ${printable(lastError)}`);
  const others = list.channels.filter(({ accounts }) => accounts.length === 0).map(({ id }) => id);
  if (others.length > 0) output.note(words.offered(others.join(", ")));
  return exitCode.ok;
}
