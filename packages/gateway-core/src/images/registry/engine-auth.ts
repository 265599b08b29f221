import { requireReference } from "../../contract/require-reference.ts";
import type { Host } from "../../host/host.ts";
import { type HostFiles, hostFiles } from "../../host/host-files.ts";
import { type RunCommand, runCommand } from "../../host/run-command.ts";
import { dockerCredentials, serverAddress } from "./docker-credentials.ts";

/** What the engine wants in `X-Registry-Auth`; secret. Source: moby, `api/types/registry/authconfig.go`. */
export type EngineAuth =
  | { username: string; password: string; serveraddress: string }
  | { identitytoken: string; serveraddress: string };

/**
 * The Docker CLI's sign-in for the engine's own pull; null where there is none. An engine does not try again without one
 * that is refused: leave it out where `ResolvedImage.access` is not `credentials`. Throws
 * `image-reference-invalid` only.
 */
export async function engineAuth(
  reference: string,
  host: Host,
  files: HostFiles = hostFiles,
  run: RunCommand = runCommand,
): Promise<EngineAuth | null> {
  const { domain } = requireReference(reference);
  const { credentials } = await dockerCredentials(domain, host, files, run);
  const serveraddress = serverAddress(domain);
  if (credentials === null) return null;
  if ("identityToken" in credentials) return { identitytoken: credentials.identityToken, serveraddress };
  return { ...credentials, serveraddress };
}
