import { readFile } from "node:fs/promises";
import { basename, dirname, resolve } from "node:path";
import type { CallOutput } from "@rockpool/gateway-core/contract/calls";
import { RockpoolError } from "@rockpool/gateway-core/contract/rockpool-error";
import { type Preferences, settingEntry } from "@rockpool/gateway-core/contract/settings/preferences";
import { type SettingChange, settingChanges } from "@rockpool/gateway-core/contract/settings/setting-changes";
import { shellQuote } from "@rockpool/gateway-core/gateway/shell-quote";
import { writeFiles } from "@rockpool/gateway-core/host/write-files";
import { ask } from "../ask.ts";
import type { Context } from "../context.ts";
import { exitCode } from "../exit-code.ts";
import { overridesFromEnv } from "../overrides.ts";
import { settledSnapshot } from "../settled-snapshot.ts";
import { printable } from "../terminal/printable.ts";

export interface ExportOptions {
  dir: string;
  overwrite?: boolean;
  dryRun?: boolean;
}

/** Files that make the gateway without us; it goes on as it is. */
export async function configExport(context: Context, options: ExportOptions): Promise<number> {
  const { host, output, messages } = context;
  const words = messages.cli.config;
  const { bridge } = await context.service();
  await settledSnapshot(bridge);
  const { files, notSaid } = await ask(bridge, "settings.export", {
    overrides: overridesFromEnv(host, messages),
  });
  const directory = resolve(options.dir);
  if (options.dryRun !== true)
    await writeFiles({ host, directory, files, overwrite: options.overwrite ?? false });
  if (output.json) {
    const names = files.map(({ name }) => resolve(directory, name));
    output.document({ ok: true, directory, files: options.dryRun ? files : names, notSaid });
    return exitCode.ok;
  }
  if (options.dryRun) {
    for (const { name, content } of files) {
      output.line(output.style.dim(words.fileHead(name)));
      for (const line of content.trimEnd().split("\n")) output.line(printable(line));
    }
  } else output.line(words.exported(shellQuote(directory)));
  if (notSaid.length > 0) output.note(words.notSaid(notSaid.join(", ")));
  const env = files.find(({ name }) => name === ".env")?.content ?? "";
  if (/^\w+=$/m.test(env)) output.note(words.secretsLeft);
  return exitCode.ok;
}

/** A `.env`, or compose files with the one beside them; saved as settings, and told what was not taken. */
export async function configImport(
  context: Context,
  names: readonly string[],
  { dryRun = false }: { dryRun?: boolean },
): Promise<number> {
  const { output } = context;
  const { bridge } = await context.service();
  const before = await ask(bridge, "settings.get", {});
  const read = await ask(bridge, "settings.readFiles", await question(context, names));
  const after: Preferences = { ...before, ...(read.patch as Partial<Preferences>) };
  const changes = settingChanges(before, after);
  if (!dryRun && changes.length > 0) await ask(bridge, "settings.set", { patch: read.patch });
  if (output.json) {
    const settings = Object.fromEntries(changes.map(({ name }) => [settingEntry(name).key, after[name]]));
    output.document({ ok: true, dryRun, settings, left: read.left, changed: read.changed });
    return exitCode.ok;
  }
  for (const line of importLines(context, read, changes)) output.line(printable(line));
  if (changes.length > 0 && !dryRun) output.note(context.messages.cli.config.takesEffect);
  return exitCode.ok;
}

async function question(context: Context, names: readonly string[]) {
  const paths = names.map((name) => resolve(name));
  const [first = ""] = paths;
  const isEnv = basename(first).startsWith(".env") || first.endsWith(".env");
  if (isEnv) return { env: await textOf(context, first), folder: dirname(first) };
  const env = await readFile(resolve(dirname(first), ".env"), "utf8").catch(() => "");
  return {
    compose: await Promise.all(paths.map((path) => textOf(context, path))),
    ...{ env, folder: dirname(first) },
  };
}

async function textOf({ messages }: Context, path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new RockpoolError({
      code: "input-invalid",
      message: messages.cli.config.cannotRead(path, reason),
      facts: { field: "file" },
    });
  }
}

function importLines(
  { messages, output }: Context,
  { left, changed: forms }: CallOutput<"settings.readFiles">,
  changes: readonly SettingChange[],
): string[] {
  const words = messages.cli.config;
  const lines = changes.map(({ name, from, to }) => words.change(settingEntry(name).key, from, to));
  if (lines.length === 0) lines.push(words.nothingToTake);
  lines.push(...forms.map((form) => words.changedForms[form]));
  if (left.length > 0) lines.push("", output.style.strong(words.left));
  return [...lines, ...left.map(({ what, why }) => `${what}: ${words.reasons[why]}`)];
}
