import { findProgram } from "../../host/find-program.ts";
import type { Host } from "../../host/host.ts";
import type { HostFiles } from "../../host/host-files.ts";
import { type RunCommand, runCommand } from "../../host/run-command.ts";

export interface Buildx {
  /** The Docker CLI. */
  docker: string;
  /** Whether it tells its progress as JSON (`--progress=rawjson`): buildx 0.13 and newer. */
  rawJson: boolean;
}

const limitMs = 10_000;

/** The Docker CLI's builder; null where there is no CLI, or one without it. */
export async function findBuildx(
  host: Host,
  files: HostFiles,
  run: RunCommand = runCommand,
): Promise<Buildx | null> {
  const docker = findProgram(host, files, "docker");
  if (docker === null) return null;
  const answer = await run(docker, ["buildx", "version"], limitMs);
  if (answer.outcome !== "ok") return null;
  const version = /\bv?(\d+)\.(\d+)\.\d+/.exec(answer.stdout);
  if (version === null) return null;
  const [major, minor] = [Number(version[1]), Number(version[2])];
  return { docker, rawJson: major > 0 || minor >= 13 };
}
