import { ask } from "../../ask.ts";
import type { Context } from "../../context.ts";
import { exitCode } from "../../exit-code.ts";
import { settledSnapshot } from "../../settled-snapshot.ts";
import { printable } from "../../terminal/printable.ts";
import { table } from "../../terminal/table.ts";

/** Who wrote to the assistant and waits for a yes. */
export async function peopleList(context: Context): Promise<number> {
  const { output, messages } = context;
  const { columns, none, unnamed } = messages.cli.people;
  const { bridge } = await context.service();
  await settledSnapshot(bridge);
  const list = await ask(bridge, "people.list", {});
  if (output.json) {
    output.document(list);
    return exitCode.ok;
  }
  if (list.requests.length === 0) {
    output.note(none);
    return exitCode.ok;
  }
  const lines = table([
    [columns.id, columns.name, columns.channel, columns.sender, columns.asked],
    ...list.requests.map(({ requestId, name, channelLabel, senderId, at }) => [
      printable(requestId),
      printable(name ?? unnamed),
      printable(channelLabel),
      printable(senderId),
      at === null ? unnamed : messages.units.ago(at, context.now()),
    ]),
  ]);
  for (const line of lines) output.line(line);
  return exitCode.ok;
}
