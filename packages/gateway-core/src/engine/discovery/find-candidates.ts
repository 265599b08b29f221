import type { Host } from "../../host/host.ts";
import type { HostFiles } from "../../host/host-files.ts";
import { type Endpoint, parseEndpoint, socketEndpoint } from "../endpoint.ts";
import { dockerContext } from "./docker-context.ts";

/** A place where an engine may be, not yet asked. */
export interface Candidate {
  /** The rule that named it, as the report shows it. */
  source: string;
  /** As written in its source. */
  endpoint: string;
  where: Endpoint;
  /** Somebody chose it: it is waited for, and when it is dead nobody else takes its place. */
  chosen: boolean;
}

interface Sight {
  host: Host;
  files: HostFiles;
  setting: string | null;
  ownerEngine: string | null;
}

/**
 * Every place an engine may be, in order of preference: what somebody chose, what the docker CLI would use, then the
 * sockets of the products we know. Each rule is a few lines; none asks the engine anything.
 */
const rules: readonly ((sight: Sight) => Candidate[])[] = [
  ({ setting }) => (setting === null ? [] : [candidate("setting", setting, true)]),
  ({ host }) => dockerHost(host),
  (sight) => context(sight, true),
  ({ ownerEngine }) => (ownerEngine === null ? [] : [candidate("owner", ownerEngine, true)]),
  (sight) => context(sight, false),
  ({ host }) => (host.platform === "win32" ? [] : [socket("/var/run/docker.sock", "/var/run/docker.sock")]),
  inHome("Docker Desktop", ".docker/run/docker.sock", ".docker/desktop/docker.sock"),
  inHome("OrbStack", ".orbstack/run/docker.sock"),
  inHome("Rancher Desktop", ".rd/docker.sock"),
  colima,
  inHome("Lima", ".lima/default/sock/docker.sock", ".lima/docker/sock/docker.sock"),
  ({ host }) => inRuntimeDir(host, "rootless Docker", "docker.sock"),
  ({ host }) => inRuntimeDir(host, "Podman", "podman/podman.sock"),
  ({ host }) => (host.platform === "linux" ? [socket("Podman", "/run/podman/podman.sock")] : []),
  inHome("Podman", ".local/share/containers/podman/machine/podman.sock"),
  ({ host }) =>
    host.platform === "win32"
      ? [
          socket("Docker Desktop", "//./pipe/dockerDesktopLinuxEngine"),
          socket("//./pipe/docker_engine", "//./pipe/docker_engine"),
          socket("Podman", "//./pipe/podman-machine-default"),
        ]
      : [],
];

export function findCandidates(sight: Sight): Candidate[] {
  const seen = new Set<string>();
  return rules
    .flatMap((rule) => rule(sight))
    .filter((found) => {
      // /var/run/docker.sock is often a link to a product's own socket: one engine, one candidate.
      const key = found.where.kind === "socket" ? sight.files.realPath(found.where.path) : found.endpoint;
      const fresh = !seen.has(key);
      seen.add(key);
      return fresh;
    });
}

/** Where the docker CLI keeps its configuration; null where there is no home. */
export function dockerConfigDirectory(host: Host): string | null {
  return host.env.DOCKER_CONFIG || (host.homeDir === null ? null : `${host.homeDir}/.docker`);
}

function candidate(source: string, endpoint: string, chosen: boolean, tls = false): Candidate {
  const where = parseEndpoint(endpoint);
  return {
    source,
    endpoint,
    chosen,
    where: tls && where.kind === "tcp" ? { kind: "unsupported", reason: "tls" } : where,
  };
}

function socket(source: string, path: string): Candidate {
  return candidate(source, socketEndpoint(path), false);
}

function dockerHost(host: Host): Candidate[] {
  const value = host.env.DOCKER_HOST;
  return value ? [candidate("DOCKER_HOST", value, true, (host.env.DOCKER_TLS_VERIFY ?? "") !== "")] : [];
}

/** DOCKER_HOST beats contexts, as in the docker CLI. Naming one in the environment is choosing; a file's is a hint. */
function context({ host, files }: Sight, chosen: boolean): Candidate[] {
  const directory = dockerConfigDirectory(host);
  const named = host.env.DOCKER_CONTEXT || null;
  if (directory === null || host.env.DOCKER_HOST || chosen !== (named !== null)) return [];
  const found = dockerContext(files, directory, named);
  if (found === null) return [];
  const source = `context ${found.name}`;
  return found.kind === "broken"
    ? [{ source, endpoint: "", chosen, where: { kind: "invalid", reason: found.reason } }]
    : [candidate(source, found.host, chosen, found.tls)];
}

function inHome(source: string, ...paths: string[]) {
  return ({ host }: Sight): Candidate[] =>
    host.homeDir === null || host.platform === "win32"
      ? []
      : paths.map((path) => socket(source, `${host.homeDir}/${path}`));
}

/** One socket per profile; `~/.colima/docker.sock` is the layout of its first versions. */
function colima({ host, files }: Sight): Candidate[] {
  if (host.homeDir === null || host.platform === "win32") return [];
  const home = `${host.homeDir}/.colima`;
  const roots = [
    host.env.COLIMA_HOME,
    home,
    `${host.env.XDG_CONFIG_HOME || `${host.homeDir}/.config`}/colima`,
  ];
  const profiles = roots.flatMap((root) =>
    root
      ? files
          .list(root)
          .filter((name) => !name.startsWith("_") && files.isDirectory(`${root}/${name}`))
          .sort(defaultFirst)
          .map((name) => `${root}/${name}`)
      : [],
  );
  const inProfiles = profiles.map((directory) =>
    socket(`Colima ${directory.slice(directory.lastIndexOf("/") + 1)}`, `${directory}/docker.sock`),
  );
  return [
    ...inProfiles,
    ...(files.exists(`${home}/docker.sock`) ? [socket("Colima", `${home}/docker.sock`)] : []),
  ];
}

function defaultFirst(a: string, b: string): number {
  return Number(b === "default") - Number(a === "default") || a.localeCompare(b);
}

function inRuntimeDir(host: Host, source: string, path: string): Candidate[] {
  if (host.platform !== "linux") return [];
  const directory = host.env.XDG_RUNTIME_DIR || (host.uid >= 0 ? `/run/user/${host.uid}` : "");
  return directory === "" ? [] : [socket(source, `${directory}/${path}`)];
}
