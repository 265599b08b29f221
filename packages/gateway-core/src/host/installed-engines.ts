import { findProgram } from "./find-program.ts";
import type { Host } from "./host.ts";
import type { HostFiles } from "./host-files.ts";

export const installableEngines = [
  "Docker Desktop",
  "OrbStack",
  "Rancher Desktop",
  "Colima",
  "Docker Engine",
  "Podman",
] as const;
export type InstallableEngine = (typeof installableEngines)[number];

/**
 * Which engines are installed here, running or not, most likely the wanted one first. With `endpoint`, only the one
 * whose socket that is. The docker CLI alone is no engine.
 */
export function installedEngines(host: Host, files: HostFiles, endpoint?: string): InstallableEngine[] {
  const found = installableEngines.filter((engine) => isInstalled[engine](host, files));
  return endpoint === undefined ? found : found.filter((engine) => socketOf[engine].test(endpoint));
}

const isInstalled: Record<InstallableEngine, (host: Host, files: HostFiles) => boolean> = {
  "Docker Desktop": (host, files) =>
    files.exists(
      host.platform === "darwin"
        ? "/Applications/Docker.app"
        : host.platform === "win32"
          ? `${host.env.ProgramFiles ?? "C:\\Program Files"}\\Docker\\Docker\\Docker Desktop.exe`
          : "/opt/docker-desktop/bin/docker-desktop",
    ),
  OrbStack: (host, files) => host.platform === "darwin" && files.exists("/Applications/OrbStack.app"),
  "Rancher Desktop": (host, files) =>
    host.platform === "darwin" && files.exists("/Applications/Rancher Desktop.app"),
  Colima: (host, files) => host.platform !== "win32" && findProgram(host, files, "colima") !== null,
  "Docker Engine": (host, files) => host.platform === "linux" && findProgram(host, files, "dockerd") !== null,
  Podman: (host, files) => findProgram(host, files, "podman") !== null,
};

const socketOf: Record<InstallableEngine, RegExp> = {
  "Docker Desktop": /\/\.docker\/(run|desktop)\/docker\.sock$|dockerDesktopLinuxEngine$|pipe\/docker_engine$/,
  OrbStack: /\/\.orbstack\//,
  "Rancher Desktop": /\/\.rd\//,
  Colima: /\/\.?colima\//,
  "Docker Engine": /\/run\/(user\/\d+\/)?docker\.sock$/,
  Podman: /podman/,
};
