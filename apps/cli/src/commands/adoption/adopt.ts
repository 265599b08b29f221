import type { AdoptionMode, FoundInstance } from "@rockpool/gateway-core/contract/adoption";
import type { Messages } from "@rockpool/messages/catalogue";
import { ask } from "../../ask.ts";
import type { Context } from "../../context.ts";
import { exitCode } from "../../exit-code.ts";
import { settledSnapshot } from "../../settled-snapshot.ts";
import { importState } from "./import-state.ts";
import { invalidOption } from "./invalid-option.ts";
import { listGateways } from "./list-gateways.ts";
import { namedGateway } from "./named-gateway.ts";
import { takeOver } from "./take-over.ts";
import { warningsOf } from "./warnings-of.ts";

export interface AdoptOptions {
  name?: string;
  list?: boolean;
  watch?: boolean;
  operate?: boolean;
  takeOver?: boolean;
  safer?: string[];
  allSafer?: boolean;
  import?: boolean;
  into?: string;
  volume?: string;
  /** False with `--no-workspace`. */
  workspace?: boolean;
  stopSource?: boolean;
  dryRun?: boolean;
  yes?: boolean;
}

type Verb = AdoptionMode | "takeOver" | "import";

/** How each is typed. */
const verbs: Record<Verb, string> = {
  watch: "--watch",
  operate: "--operate",
  takeOver: "--take-over",
  import: "--import",
};

/** Gateways that run already: what there is, or what to do with one of them. */
export async function adopt(context: Context, options: AdoptOptions): Promise<number> {
  const { messages } = context;
  const verb = verbOf(options, messages);
  const { bridge } = await context.service();
  await settledSnapshot(bridge);
  const found = await ask(bridge, "adoption.list", {});
  if (options.name === undefined || verb === null) return listGateways(context, found);
  const gateway = namedGateway(found, options.name, messages);
  if (verb === "takeOver") return takeOver(context, gateway, options);
  if (verb === "import") return importState(context, gateway, options);
  if (options.dryRun) return wouldBe(context, gateway, verb);
  await ask(bridge, "adoption.adopt", { id: gateway.id, mode: verb });
  return told(context, gateway, verb);
}

function verbOf(options: AdoptOptions, { cli }: Messages): Verb | null {
  const words = cli.adopt;
  const given = (Object.keys(verbs) as Verb[]).filter((verb) => options[verb]);
  const [verb = null, second] = given;
  if (second !== undefined)
    throw invalidOption(verbs[second], words.onlyOne(given.map((each) => verbs[each]).join(", ")));
  if (verb !== null && options.name === undefined) throw invalidOption("name", words.needsName(verbs[verb]));
  if (verb === null && options.name !== undefined && !options.list)
    throw invalidOption("name", words.needsWhat);
  for (const [option, of] of strays(options, verb))
    throw invalidOption(option, words.needsOption(option, verbs[of]));
  return verb;
}

/** Options that belong to another verb than the one given. */
function strays(options: AdoptOptions, verb: Verb | null): [option: string, of: Verb][] {
  const given: [boolean, string, Verb][] = [
    [(options.safer ?? []).length > 0, "--safer", "takeOver"],
    [options.allSafer === true, "--all-safer", "takeOver"],
    [options.into !== undefined, "--into", "import"],
    [options.volume !== undefined, "--volume", "import"],
    [options.workspace === false, "--no-workspace", "import"],
    [options.stopSource === true, "--stop-source", "import"],
  ];
  return given.filter(([is, , of]) => is && of !== verb).map(([, option, of]) => [option, of]);
}

function wouldBe({ output, messages }: Context, gateway: FoundInstance, mode: AdoptionMode): number {
  if (output.json) output.document({ ok: true, dryRun: true, mode, gateway });
  else output.line(messages.cli.adopt.would[mode](gateway.name));
  return exitCode.ok;
}

function told({ output, messages }: Context, gateway: FoundInstance, mode: AdoptionMode): number {
  const words = messages.cli.adopt;
  if (output.json) {
    output.document({ ok: true, exitCode: exitCode.ok, mode, gateway });
    return exitCode.ok;
  }
  output.line(mode === "watch" ? words.watching(gateway.name) : words.operating(gateway.name));
  if (gateway.companions.length > 0) output.note(words.companions(gateway.companions));
  for (const warning of warningsOf(gateway, messages)) output.note(warning);
  return exitCode.ok;
}
