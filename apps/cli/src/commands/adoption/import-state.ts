import { resolve } from "node:path";
import type { FoundInstance, ImportPreview } from "@rockpool/gateway-core/contract/adoption";
import type { CallInput } from "@rockpool/gateway-core/contract/calls";
import type { Messages } from "@rockpool/messages/catalogue";
import { ask } from "../../ask.ts";
import type { Context } from "../../context.ts";
import { exitCode } from "../../exit-code.ts";
import { runOperation } from "../../run-operation.ts";
import { printable } from "../../terminal/printable.ts";
import { invalidOption } from "./invalid-option.ts";

export interface ImportOptions {
  into?: string;
  volume?: string;
  workspace?: boolean;
  stopSource?: boolean;
  dryRun?: boolean;
}

/** A copy of its state for our own gateway. Changes nothing that is there, so that nothing is asked. */
export async function importState(
  context: Context,
  { id }: FoundInstance,
  options: ImportOptions,
): Promise<number> {
  const { output, messages } = context;
  const words = messages.cli.adopt.import;
  const { bridge } = await context.service();
  const { workspace = true, stopSource = false } = options;
  const input = { id, into: placeOf(options, messages), workspace, stopSource };
  const preview = await ask(bridge, "adoption.previewImport", input);
  if (options.dryRun && output.json) {
    output.document({ ok: true, dryRun: true, preview });
    return exitCode.ok;
  }
  if (!output.json && (options.dryRun || !output.quiet))
    for (const line of previewLines(context, preview)) output.line(line);
  if (options.dryRun) return exitCode.ok;
  const to = preview.parts.find((part) => part.name === "state")?.to ?? "";
  return runOperation(context, { call: "adoption.import", input, done: () => words.done(to) });
}

function placeOf({ into, volume }: ImportOptions, { cli }: Messages): CallInput<"adoption.import">["into"] {
  if (into !== undefined && volume !== undefined)
    throw invalidOption("--volume", cli.adopt.onlyOne("--into, --volume"));
  // The service may run in another folder.
  if (into !== undefined) return { kind: "bind", path: resolve(into) };
  return volume === undefined ? { kind: "auto" } : { kind: "volume", name: volume };
}

function previewLines({ output, messages }: Context, preview: ImportPreview): string[] {
  const words = messages.cli.adopt.import;
  const { name, parts, stops, secretNames } = preview;
  const width = Math.max(...parts.map((part) => words.parts[part.name].length));
  return [
    output.style.strong(words.title(printable(name))),
    ...parts.map((part) => {
      const title = output.style.dim(words.parts[part.name].padEnd(width));
      return `  ${title}  ${printable(words.part(part.from, part.to))}`;
    }),
    ...(secretNames.length > 0 ? [words.secrets(secretNames.map(printable).join(", "))] : []),
    stops ? words.stops(printable(name)) : words.untouched,
  ];
}
