import type { FoundInstance } from "@rockpool/gateway-core/contract/adoption";
import type { CallOutput } from "@rockpool/gateway-core/contract/calls";
import type { Messages } from "@rockpool/messages/catalogue";
import type { Context } from "../../context.ts";
import { exitCode } from "../../exit-code.ts";
import { printable } from "../../terminal/printable.ts";
import { table } from "../../terminal/table.ts";
import { warningsOf } from "./warnings-of.ts";

/** `rockpool adopt --list` */
export function listGateways(
  { output, messages }: Context,
  { gateways, engines }: CallOutput<"adoption.list">,
): number {
  const words = messages.cli.adopt;
  if (output.json) {
    output.document({ gateways, engines });
    return exitCode.ok;
  }
  if (gateways.length === 0) output.note(words.none);
  else for (const line of listLines(gateways, messages)) output.line(line);
  for (const gateway of gateways)
    for (const warning of warningsOf(gateway, messages)) output.note(printable(warning));
  for (const { source, problem } of engines)
    if (problem !== null) output.note(printable(words.engineProblem(source, problem)));
  return exitCode.ok;
}

function listLines(gateways: readonly FoundInstance[], { cli }: Messages): string[] {
  const { columns, origins, running, stopped, unknownVersion } = cli.adopt;
  return table([
    [columns.name, columns.from, columns.version, columns.state, columns.address],
    ...gateways.map((each) => [
      printable(each.name),
      printable(origins[each.origin.kind](each.origin.project)),
      each.version ?? unknownVersion,
      each.running ? running : stopped,
      addressOf(each),
    ]),
  ]);
}

function addressOf({ published }: FoundInstance): string {
  const port = published.find(({ containerPort }) => containerPort === 18789) ?? published[0];
  return port === undefined ? "" : `${port.hostIp}:${port.hostPort}`;
}
