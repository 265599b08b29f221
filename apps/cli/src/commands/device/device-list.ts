import type { DeviceRequest, PairedDevice } from "@rockpool/gateway-core/contract/devices";
import type { Messages } from "@rockpool/messages/catalogue";
import { ask } from "../../ask.ts";
import type { Context } from "../../context.ts";
import { exitCode } from "../../exit-code.ts";
import { settledSnapshot } from "../../settled-snapshot.ts";
import { printable } from "../../terminal/printable.ts";
import { table } from "../../terminal/table.ts";

/** Who waits for a yes, and who was let in. */
export async function deviceList(context: Context): Promise<number> {
  const { output, messages } = context;
  const words = messages.cli.device;
  const { bridge } = await context.service();
  await settledSnapshot(bridge);
  const list = await ask(bridge, "devices.list", {});
  if (output.json) {
    output.document(list);
    return exitCode.ok;
  }
  const now = context.now();
  if (list.pending.length === 0) output.note(words.nobodyWaits);
  else {
    output.line(output.style.strong(words.waiting));
    for (const line of pendingLines(list.pending, now, messages)) output.line(line);
  }
  for (const { name, whose } of list.pending)
    if (words.whose[whose] !== null) output.note(`${printable(name)}: ${words.whose[whose]}`);
  if (list.paired.length === 0) output.note(words.nonePaired);
  else {
    output.line(output.style.strong(words.paired));
    for (const line of pairedLines(list.paired, now, messages)) output.line(line);
  }
  return exitCode.ok;
}

function pendingLines(pending: readonly DeviceRequest[], now: number, { cli, units }: Messages): string[] {
  const { columns, unknown } = cli.device;
  return table([
    [columns.id, columns.name, columns.platform, columns.address, columns.rights, columns.asked],
    ...pending.map((each) => [
      each.requestId,
      printable(each.name),
      printable(each.platform ?? unknown),
      printable(each.remoteIp ?? unknown),
      rightsOf(each),
      units.ago(each.at, now),
    ]),
  ]);
}

/** Ids are 64 digits: the first twelve are enough to tell devices apart, and commands take them. */
const shownDigits = 12;

function pairedLines(paired: readonly PairedDevice[], now: number, { cli, units }: Messages): string[] {
  const { columns, unknown, never, connected, ours } = cli.device;
  return table([
    [columns.id, columns.name, columns.platform, columns.address, columns.connected, columns.seen],
    ...paired.map((each) => [
      each.deviceId.slice(0, shownDigits),
      each.isOurs ? ours(printable(each.name)) : printable(each.name),
      printable(each.platform ?? unknown),
      printable(each.remoteIp ?? unknown),
      connected[each.connected],
      each.lastSeenAt === null ? never : units.ago(each.lastSeenAt, now),
    ]),
  ]);
}

function rightsOf({ role, scopes }: DeviceRequest): string {
  return printable([...(role === null ? [] : [role]), ...scopes].join(", "));
}
