import { resolve } from "node:path";
import { type GiveBackFiles, GiveBackFormat } from "@rockpool/gateway-core/contract/adoption";
import { shellQuote } from "@rockpool/gateway-core/gateway/shell-quote";
import { ask } from "../../ask.ts";
import { confirm } from "../../confirm.ts";
import type { Context } from "../../context.ts";
import { exitCode } from "../../exit-code.ts";
import { runOperation } from "../../run-operation.ts";
import { settledSnapshot } from "../../settled-snapshot.ts";
import { goesAndStays } from "../../terminal/goes-and-stays.ts";
import { printable } from "../../terminal/printable.ts";
import { invalidOption } from "./invalid-option.ts";

export interface GiveBackOptions {
  dir: string;
  format?: string;
  withSecrets?: boolean;
  overwrite?: boolean;
  yes?: boolean;
  dryRun?: boolean;
}

/** Files that make the gateway without us, and then our container goes. */
export async function giveBack(context: Context, options: GiveBackOptions): Promise<number> {
  const { output, messages } = context;
  const words = messages.cli.release.give;
  const format = GiveBackFormat.safeParse(options.format ?? "compose");
  if (!format.success) throw invalidOption("--format", messages.cli.release.badFormat(options.format ?? ""));
  const { withSecrets: secrets = false, overwrite = false, yes = false, dryRun = false } = options;
  const { bridge } = await context.service();
  const container = (await settledSnapshot(bridge))?.gateway.container ?? null;
  // The values are of no use to whoever looks at them here, and would stand in a terminal's history.
  const files = await ask(bridge, "adoption.previewGiveBack", { format: format.data });
  const { secretNames, notSaid } = files;
  if (dryRun) return show(context, files);
  // The service may run in another folder.
  const directory = resolve(options.dir);
  if (!output.json && !(yes && output.quiet)) {
    const written = files.files.map(({ name }) => resolve(directory, name));
    const lines = [
      ...goesAndStays(
        [words.goes, [words.container(container?.name ?? "")]],
        [words.stays, words.kept],
        output.style,
      ),
      ...goesAndStays([words.writes, written], ["", []], output.style),
    ];
    for (const line of lines) output.line(printable(line));
  }
  const names = printable(secretNames.join(", "));
  if (secretNames.length > 0 && !secrets) throw invalidOption("--with-secrets", words.secretsMissing(names));
  if (secretNames.length > 0) output.note(words.secretsWritten(names));
  if (notSaid.length > 0) output.note(words.notSaid(notSaid.join(", ")));
  const { question, needsYes } = words;
  const about = { directory, files: files.files.map(({ name }) => name), secretNames, notSaid };
  const refused = await confirm(context, { yes, question, needsYes, about });
  if (refused !== null) return refused;
  return runOperation(context, {
    call: "adoption.giveBack",
    input: { format: format.data, secrets, directory, overwrite },
    done: () => words.gaveBack(shellQuote(directory), words.done[format.data]),
  });
}

function show({ output, messages }: Context, { files, secretNames, notSaid }: GiveBackFiles): number {
  const words = messages.cli.release.give;
  if (output.json) {
    output.document({ ok: true, dryRun: true, files, secretNames, notSaid });
    return exitCode.ok;
  }
  for (const { name, content } of files) {
    output.line(output.style.dim(words.fileHead(name)));
    for (const line of content.trimEnd().split("\n")) output.line(printable(line));
  }
  if (notSaid.length > 0) output.note(words.notSaid(notSaid.join(", ")));
  return exitCode.ok;
}
