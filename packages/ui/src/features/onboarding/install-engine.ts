import type { Shell } from "../../shell.ts";

export const linuxSystems = ["debian", "fedora", "arch"] as const;
type LinuxSystem = (typeof linuxSystems)[number];
export type InstallSystem = LinuxSystem | "mac" | "windows";

interface InstallLine {
  readonly step: "install" | "start" | "join";
  readonly command: string;
}

const start: InstallLine = { step: "start", command: "sudo systemctl enable --now docker" };
const join: InstallLine = { step: "join", command: "sudo usermod -aG docker $USER" };

/** The engine as each distribution packages it; its own service is started by Debian's package. */
export const linuxInstall: Record<LinuxSystem, readonly InstallLine[]> = {
  debian: [{ step: "install", command: "sudo apt-get update && sudo apt-get install --yes docker.io" }, join],
  fedora: [{ step: "install", command: "sudo dnf install --assumeyes moby-engine" }, start, join],
  arch: [{ step: "install", command: "sudo pacman --sync --needed docker" }, start, join],
};

/** The makers' own pages. */
export const installPages = {
  linux: "https://docs.docker.com/engine/install/",
  mac: "https://docs.docker.com/desktop/setup/install/mac-install/",
  windows: "https://docs.docker.com/desktop/setup/install/windows-install/",
  orbstack: "https://orbstack.dev/download",
};

/** A browser may show a Rockpool that runs on another computer: there every system is offered. */
export function systemsOf({ kind, platform }: Pick<Shell, "kind" | "platform">): readonly InstallSystem[] {
  if (kind === "browser") return [...linuxSystems, "mac", "windows"];
  return platform === "mac" || platform === "windows" ? [platform] : linuxSystems;
}

export function isLinux(system: InstallSystem): system is LinuxSystem {
  return system !== "mac" && system !== "windows";
}
