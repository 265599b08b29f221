import { envFile } from "../../compose/env-file.ts";
import type { ImportJournal } from "../../contract/adoption-journal.ts";
import { RockpoolError } from "../../contract/rockpool-error.ts";
import { statePath } from "../../gateway/container-paths.ts";
import { imageUser } from "../../gateway/container-user.ts";
import { fileFromArchive } from "../../gateway/file-from-archive.ts";
import { tarArchive } from "../../gateway/tar-archive.ts";
import { configArchive, configPath } from "../../openclaw/config-file.ts";
import { inCopy, runImportJob } from "../import/import-helper.ts";
import { importedConfig } from "../import/imported-config.ts";
import { theImport } from "../import/the-import.ts";
import type { RunStep, StepContext } from "../step-context.ts";

/** OpenClaw reads it after its own environment. Source: docs, help/environment. */
const envPath = `${statePath}/.env`;

/** From here on the copy is our gateway's: its config made fit, its files given away, the settings on it. */
export const keepCopy: RunStep = async (context) => {
  const { imports } = context;
  await fitFiles(context);
  await imports.commit(theImport(context));
  await runImportJob(context, "keep", { cancellable: false });
  imports.write(null);
};

/** What the source had from its surroundings goes into files of the copy, as far as it can be told. */
async function fitFiles(context: StepContext): Promise<void> {
  const { engine } = context;
  const { owner, source } = theImport(context);
  const theirs = source.containerId === null ? null : await engine.inspectContainer(source.containerId);
  const env = theirs?.env ?? {};
  await inCopy(context, async (id) => {
    const [config, dotEnv] = await Promise.all([
      fileFromArchive(engine, id, configPath),
      fileFromArchive(engine, id, envPath),
    ]);
    const known = variables(dotEnv ?? "");
    // The first start writes a config where there is none.
    const fit = config === null ? null : fitConfig(context, config, { ...known, ...env });
    const { uid, gid } = owner ?? imageUser;
    if (fit !== config && fit !== null)
      await engine.putArchive(id, statePath, await configArchive(fit, uid, gid));
    const names = source.secretNames.filter((name) => !isSet(dotEnv ?? "", name) && env[name] !== undefined);
    if (names.length === 0) return;
    const before = (dotEnv ?? "").replace(/(?<=.)\n*$/s, "\n");
    const content = `${before}${envFile(Object.fromEntries(names.map((name) => [name, env[name] ?? ""])))}`;
    const tar = await tarArchive([{ kind: "file", name: ".env", mode: 0o600, uid, gid, content }]);
    await engine.putArchive(id, statePath, tar);
  });
}

function fitConfig({ imports, log }: StepContext, text: string, env: Record<string, string>): string {
  try {
    return importedConfig({ text, env, ...pathsOf(theImport({ imports })) });
  } catch (error) {
    if (!(error instanceof RockpoolError && error.code === "gateway-configuration")) throw error;
    // The gateway says what is wrong with it better than we.
    log.warn("the imported config is left as it is", { reason: error.message });
    return text;
  }
}

function pathsOf({ source: { statePath: state, workspacePath } }: ImportJournal) {
  return { statePath: state, workspacePath };
}

/** However its value is written. */
function isSet(text: string, name: string): boolean {
  return text.split("\n").some((line) => line.replace(/^\s*(?:export\s+)?/, "").startsWith(`${name}=`));
}

/** The simple lines of an env file; others are the gateway's to understand. */
function variables(text: string): Record<string, string> {
  const lines = text.matchAll(
    /^[ \t]*(?:export[ \t]+)?([A-Za-z_]\w*)=(?:"([^"\\$\n]*)"|'([^'\n]*)'|([^\s"'#$\\]*))[ \t\r]*$/gm,
  );
  return Object.fromEntries(
    [...lines].map(([, name = "", double, single, bare]) => [name, double ?? single ?? bare ?? ""]),
  );
}
