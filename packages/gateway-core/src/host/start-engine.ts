import type { EngineCandidate } from "../contract/snapshot.ts";
import { findProgram } from "./find-program.ts";
import type { Host } from "./host.ts";
import { type HostFiles, hostFiles } from "./host-files.ts";
import { type InstallableEngine, installedEngines } from "./installed-engines.ts";
import { type CommandResult, type RunCommand, runCommand } from "./run-command.ts";
import { type StartCommand, startRecipe } from "./start-commands.ts";

export interface StartAttempt {
  /** The command as a person would type it. */
  command: string;
  outcome: CommandResult["outcome"];
  detail?: string;
}

export interface StartEngineResult {
  /** Whether some command was accepted; discovery tells whether the engine then answers. */
  started: boolean;
  engine: InstallableEngine | null;
  tried: StartAttempt[];
  /** What a person can type where we have not the right to do it; null where no engine is installed. */
  manual: string | null;
}

/**
 * Starts an installed engine that is stopped: the one whose socket somebody chose or our gateway lives on, else the
 * first installed. `report` is discovery's. Never rejects; every command has its time limit.
 */
export async function startEngine(input: {
  host: Host;
  report: readonly EngineCandidate[];
  files?: HostFiles;
  run?: RunCommand;
}): Promise<StartEngineResult> {
  const { host, report, files = hostFiles, run = runCommand } = input;
  const wanted = wantedEngine(host, files, report);
  if (wanted === null) return { started: false, engine: null, tried: [], manual: null };

  const recipe = startRecipe(wanted.engine, host, wanted);
  const tried: StartAttempt[] = [];
  for (const command of recipe.commands) {
    const result = await run(
      findProgram(host, files, command.file) ?? command.file,
      command.args,
      command.limitMs,
    );
    tried.push(attempt(command, result));
    if (result.outcome === "ok")
      return { started: true, engine: wanted.engine, tried, manual: recipe.manual };
  }
  return { started: false, engine: wanted.engine, tried, manual: recipe.manual };
}

interface Wanted {
  engine: InstallableEngine;
  rootless: boolean;
  profile?: string;
}

function wantedEngine(host: Host, files: HostFiles, report: readonly EngineCandidate[]): Wanted | null {
  const chosen = report.filter(({ source }) => /^(setting|owner|DOCKER_HOST|context )/.test(source));
  const stopped = report.filter(({ outcome }) => outcome === "refused" || outcome === "timeout");
  for (const { endpoint } of [...chosen, ...stopped]) {
    const [engine] = installedEngines(host, files, endpoint);
    if (engine !== undefined) return describe(engine, endpoint);
  }
  const [engine] = installedEngines(host, files);
  return engine === undefined ? null : describe(engine, "");
}

function describe(engine: InstallableEngine, endpoint: string): Wanted {
  const profile = engine === "Colima" ? /\/([^/]+)\/docker\.sock$/.exec(endpoint)?.[1] : undefined;
  const rootless = /\/run\/user\/\d+\//.test(endpoint);
  return { engine, rootless, ...(profile && profile !== ".colima" ? { profile } : {}) };
}

function attempt({ file, args }: StartCommand, result: CommandResult): StartAttempt {
  const command = [file, ...args].map((word) => (/^[\w./:=-]+$/.test(word) ? word : `"${word}"`)).join(" ");
  return {
    command,
    outcome: result.outcome,
    ...(result.outcome === "failed" ? { detail: result.detail } : {}),
  };
}
