import path from "node:path";
import type { Host } from "./host.ts";
import type { HostFiles } from "./host-files.ts";

/**
 * Where a program is, on PATH or where such programs usually are: an app started from a dock or a menu gets a much
 * thinner PATH than a terminal. null where it is not found.
 */
export function findProgram(host: Host, files: HostFiles, name: string): string | null {
  const windows = host.platform === "win32";
  const { join, delimiter } = windows ? path.win32 : path.posix;
  const fromPath = (host.env.PATH ?? host.env.Path ?? "").split(delimiter).filter((entry) => entry !== "");
  for (const directory of [...fromPath, ...usualDirectories(host)]) {
    const file = join(directory, windows ? `${name}.exe` : name);
    if (files.isExecutable(file)) return file;
  }
  return null;
}

function usualDirectories(host: Host): string[] {
  const home = host.homeDir ?? "";
  switch (host.platform) {
    case "darwin":
      return [
        "/usr/local/bin",
        "/opt/homebrew/bin",
        "/Applications/Docker.app/Contents/Resources/bin",
        `${home}/.docker/bin`,
        `${home}/.orbstack/bin`,
        `${home}/.rd/bin`,
        "/opt/local/bin",
        `${home}/.nix-profile/bin`,
      ];
    case "win32":
      return [`${host.env.ProgramFiles ?? "C:\\Program Files"}\\Docker\\Docker\\resources\\bin`];
    default:
      return [
        "/usr/local/bin",
        "/usr/bin",
        "/bin",
        "/usr/sbin",
        "/sbin",
        "/snap/bin",
        `${home}/bin`,
        `${home}/.rd/bin`,
      ];
  }
}
