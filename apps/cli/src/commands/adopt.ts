import type { AdoptionMode, FoundInstance } from "@rockpool/gateway-core/contract/adoption";
import type { CallOutput } from "@rockpool/gateway-core/contract/calls";
import { RockpoolError } from "@rockpool/gateway-core/contract/rockpool-error";
import type { Messages } from "@rockpool/messages/catalogue";
import { ask } from "../ask.ts";
import type { Context } from "../context.ts";
import { exitCode } from "../exit-code.ts";
import { settledSnapshot } from "../settled-snapshot.ts";
import { printable } from "../terminal/printable.ts";
import { table } from "../terminal/table.ts";

export interface AdoptOptions {
  name: string | undefined;
  list: boolean;
  watch: boolean;
  operate: boolean;
}

type Found = CallOutput<"adoption.list">;

/** Gateways that run already: what there is, or what to do with one of them. */
export async function adopt(context: Context, options: AdoptOptions): Promise<number> {
  const { bridge } = await context.service();
  await settledSnapshot(bridge);
  const mode = modeOf(options, context.messages);
  const found = await ask(bridge, "adoption.list", {});
  if (options.name === undefined || mode === null) {
    if (options.name !== undefined) throw invalid("name", context.messages.cli.adopt.needsWhat);
    return show(context, found);
  }
  const gateway = named(found, options.name, context.messages);
  await ask(bridge, "adoption.adopt", { id: gateway.id, mode });
  return told(context, gateway, mode);
}

function modeOf({ watch, operate }: AdoptOptions, { cli }: Messages): AdoptionMode | null {
  if (watch && operate) throw invalid("--watch", cli.adopt.onlyOne);
  if (watch) return "watch";
  return operate ? "operate" : null;
}

/** By its name, or by project and service: never by a part of it. */
function named({ gateways }: Found, name: string, { cli }: Messages): FoundInstance {
  const found = gateways.find(
    ({ name: own, origin }) => own === name || `${origin.project}/${origin.service}` === name,
  );
  if (found !== undefined) return found;
  throw invalid(
    "name",
    cli.adopt.unknownName(
      name,
      gateways.map((each) => each.name),
    ),
  );
}

function told({ output, messages }: Context, gateway: FoundInstance, mode: AdoptionMode): number {
  const words = messages.cli.adopt;
  if (output.json) {
    output.document({ ok: true, exitCode: exitCode.ok, mode, gateway });
    return exitCode.ok;
  }
  output.line(mode === "watch" ? words.watching(gateway.name) : words.operating(gateway.name));
  if (gateway.companions.length > 0) output.note(words.companions(gateway.companions));
  for (const warning of warnings(gateway, messages)) output.note(warning);
  return exitCode.ok;
}

function show({ output, messages }: Context, { gateways, engines }: Found): number {
  const words = messages.cli.adopt;
  if (output.json) {
    output.document({ gateways, engines });
    return exitCode.ok;
  }
  if (gateways.length === 0) output.note(words.none);
  else for (const line of listLines(gateways, messages)) output.line(line);
  for (const gateway of gateways)
    for (const warning of warnings(gateway, messages)) output.note(printable(warning));
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

function warnings(gateway: FoundInstance, { cli }: Messages): string[] {
  const { name, openTo, secretNames, sharesStateWith } = gateway;
  const words = cli.adopt;
  return [
    ...(sharesStateWith.length > 0 ? [words.shares(name, sharesStateWith)] : []),
    ...(openTo === "network" ? [words.openToNetwork(name)] : []),
    ...(secretNames.length > 0 ? [words.secrets(name, secretNames)] : []),
  ];
}

function invalid(field: string, message: string): RockpoolError {
  return new RockpoolError({ code: "input-invalid", message, facts: { field } });
}
