import { z } from "zod";
import { findProgram } from "../../host/find-program.ts";
import type { Host } from "../../host/host.ts";
import { type HostFiles, hostFiles } from "../../host/host-files.ts";
import { type RunCommand, runCommand } from "../../host/run-command.ts";
import type { CredentialLookup } from "./docker-credentials.ts";

/** A keychain that asks its person first is not waited for. */
const limitMs = 5000;

const HelperAnswer = z.object({ Username: z.string(), Secret: z.string().min(1) });

/**
 * Asks `docker-credential-<name>` for what it has for `server`. Never rejects, and says of a failure only what kind it
 * was: the program's own words may hold the secret. Protocol: docker/docker-credential-helpers, `credentials/credentials.go`.
 */
export async function askCredentialHelper(
  name: string,
  server: string,
  host: Host,
  files: HostFiles = hostFiles,
  run: RunCommand = runCommand,
): Promise<CredentialLookup> {
  const program = /^[\w.-]+$/.test(name) ? findProgram(host, files, `docker-credential-${name}`) : null;
  if (program === null) return { credentials: null, problem: "helper-missing" };
  const result = await run(program, ["get"], limitMs, server);
  switch (result.outcome) {
    case "ok":
      return readHelperAnswer(result.stdout);
    case "failed":
      // An entry that is not there is told by a sentence on stdout and exit code 1.
      return {
        credentials: null,
        problem: /credentials not found/i.test(result.stdout ?? "") ? null : "helper-failed",
      };
    case "missing":
      return { credentials: null, problem: "helper-missing" };
    case "timeout":
      return { credentials: null, problem: "helper-timeout" };
  }
}

function readHelperAnswer(stdout: string): CredentialLookup {
  try {
    const { Username, Secret } = HelperAnswer.parse(JSON.parse(stdout));
    const credentials =
      Username === "<token>" ? { identityToken: Secret } : { username: Username, password: Secret };
    return { credentials, problem: null };
  } catch {
    return { credentials: null, problem: "helper-nonsense" };
  }
}
