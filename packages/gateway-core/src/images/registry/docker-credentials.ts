import type { Host } from "../../host/host.ts";
import { type HostFiles, hostFiles } from "../../host/host-files.ts";
import { type RunCommand, runCommand } from "../../host/run-command.ts";
import { askCredentialHelper } from "./credential-helper.ts";
import { type DockerConfig, readDockerConfig } from "./docker-config.ts";

/** Secret: never in a log, a failure or a fact. */
export type RegistryCredentials = { username: string; password: string } | { identityToken: string };

export interface CredentialLookup {
  credentials: RegistryCredentials | null;
  /** Why there are none although there may be; null also where there simply are none. */
  problem:
    | "config-unreadable"
    | "helper-missing"
    | "helper-failed"
    | "helper-timeout"
    | "helper-nonsense"
    | null;
}

/** Docker Hub is signed in to under an address of its first protocol. */
const hubKey = "https://index.docker.io/v1/";
const hubNames = ["docker.io", "index.docker.io", "registry-1.docker.io"];

/**
 * What `docker login` left for a registry (`docker.io`, `ghcr.io`, `localhost:5000`): from the helper for it, else from the
 * store for all, else from the file. Looked up anew each time, as a person signs in and tries again. Never rejects.
 */
export async function dockerCredentials(
  domain: string,
  host: Host,
  files: HostFiles = hostFiles,
  run: RunCommand = runCommand,
): Promise<CredentialLookup> {
  const config = readDockerConfig(host, files);
  if (config === null) return { credentials: null, problem: null };
  if (config === "unreadable") return { credentials: null, problem: "config-unreadable" };
  const helper = valueFor(config.credHelpers, domain) || config.credsStore;
  const helped =
    helper === ""
      ? { credentials: null, problem: null }
      : await askCredentialHelper(helper, serverAddress(domain), host, files, run);
  if (helped.credentials !== null) return helped;
  const credentials = fromFile(config, domain);
  return credentials === null ? helped : { credentials, problem: null };
}

/** What Docker calls a registry where it keeps its sign-in. */
export function serverAddress(domain: string): string {
  return domain === "docker.io" ? hubKey : domain;
}

function fromFile(config: DockerConfig, domain: string): RegistryCredentials | null {
  const entry = valueFor(config.auths, domain);
  if (entry === undefined) return null;
  if (entry.identitytoken) return { identityToken: entry.identitytoken };
  const decoded = Buffer.from(entry.auth ?? "", "base64").toString("utf8");
  const colon = decoded.indexOf(":");
  const username = colon > 0 ? decoded.slice(0, colon) : (entry.username ?? "");
  // Old versions of Docker padded it.
  const password = colon > 0 ? decoded.slice(colon + 1).replaceAll("\0", "") : (entry.password ?? "");
  return username === "" || password === "" ? null : { username, password };
}

/** By the key that Docker writes today, else by any with the same host. */
function valueFor<T>(map: Readonly<Record<string, T>>, domain: string): T | undefined {
  const exact = serverAddress(domain);
  if (Object.hasOwn(map, exact)) return map[exact];
  const names = domain === "docker.io" ? hubNames : [domain];
  return Object.entries(map).find(([key]) => names.includes(hostOf(key)))?.[1];
}

function hostOf(key: string): string {
  return key.replace(/^https?:\/\//i, "").replace(/\/.*$/, "");
}
