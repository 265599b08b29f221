import type { Failure } from "../contract/failure.ts";
import { findProgram } from "./find-program.ts";
import type { Host } from "./host.ts";
import { type HostFiles, hostFiles } from "./host-files.ts";
import { installedEngines } from "./installed-engines.ts";
import { type RunCommand, runCommand } from "./run-command.ts";

interface InstallCommand {
  readonly file: string;
  readonly args: readonly string[];
}

/** Killed half-way a package manager leaves work behind, so only one that hangs for good is. */
const limitMs = 30 * 60_000;
const mostDetail = 2000;

/**
 * What installs the distribution's own engine and starts it, in this order; null where it is not ours to do: not root, no
 * Debian or Ubuntu, or an engine is installed already.
 */
export function installCommands(host: Host, files: HostFiles = hostFiles): InstallCommand[] | null {
  if (host.platform !== "linux" || host.uid !== 0 || !isDebian(files)) return null;
  if (findProgram(host, files, "apt-get") === null || installedEngines(host, files).length > 0) return null;
  const start = files.isDirectory("/run/systemd/system")
    ? { file: "systemctl", args: ["enable", "--now", "docker"] }
    : { file: "service", args: ["docker", "start"] };
  return [
    { file: "apt-get", args: ["update"] },
    // Nobody is there to answer what a package asks.
    { file: "env", args: ["DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "--yes", "docker.io"] },
    start,
  ];
}

export function lineOf({ file, args }: InstallCommand): string {
  return [file, ...args].join(" ");
}

/** Runs them until one fails; null where all went well. Never rejects. */
export async function installEngine(
  host: Host,
  commands: readonly InstallCommand[],
  { files = hostFiles, run = runCommand }: { files?: HostFiles; run?: RunCommand } = {},
): Promise<Failure | null> {
  for (const command of commands) {
    const result = await run(findProgram(host, files, command.file) ?? command.file, command.args, limitMs);
    if (result.outcome === "ok") continue;
    // apt says on its standard output why, and on the other that it did not go well.
    const said =
      result.outcome === "failed" ? `${result.stdout ?? ""}\n${result.detail}`.trim() : result.outcome;
    return {
      code: "engine-install-failed",
      message: `${lineOf(command)}: ${result.outcome}`,
      facts: { command: lineOf(command) },
      detail: said.slice(-mostDetail),
    };
  }
  return null;
}

function isDebian(files: HostFiles): boolean {
  const release = files.readText("/etc/os-release") ?? "";
  const ids = [...release.matchAll(/^ID(?:_LIKE)?=["']?([^"'\n]*)/gm)].flatMap(
    ([, value]) => value?.split(" ") ?? [],
  );
  return ids.includes("debian") || ids.includes("ubuntu");
}
