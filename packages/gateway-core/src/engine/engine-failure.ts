import type { Failure, FailureCode } from "../contract/failure.ts";
import { toFailure } from "../contract/rockpool-error.ts";
import { EngineError, type EngineErrorKind } from "./engine-error.ts";

/** What the caller knows about the request that failed; every value may become a fact for the words shown. */
export interface EngineFailureContext {
  endpoint?: string;
  image?: string;
  port?: number;
  /** Who holds the port, in words: `container web`, `process nginx (1234)`. */
  holder?: string;
  freePort?: number;
  name?: string;
}

const codes: Readonly<Record<EngineErrorKind, FailureCode>> = {
  absent: "engine-unreachable",
  refused: "engine-unreachable",
  permission: "engine-permission",
  timeout: "engine-unreachable",
  "connection-lost": "engine-unreachable",
  "not-found": "not-found",
  conflict: "engine-error",
  "bad-request": "engine-error",
  "port-taken": "port-taken",
  "name-taken": "name-taken",
  "disk-full": "engine-disk-full",
  "not-docker": "engine-endpoint-invalid",
  "build-failed": "engine-error",
  "registry-denied": "registry-denied",
  "registry-not-found": "registry-not-found",
  "registry-unreachable": "registry-unreachable",
  "registry-untrusted": "registry-unreachable",
  "registry-lost": "pull-interrupted",
  "registry-error": "registry-error",
  "rate-limited": "registry-rate-limited",
  "no-platform": "image-platform",
  "archive-invalid": "image-archive-invalid",
  aborted: "operation-cancelled",
  "server-error": "engine-error",
};

/** An engine's error as a failure for people. Anything that is no EngineError goes through `toFailure`. */
export function engineFailure(error: unknown, context: EngineFailureContext = {}): Failure {
  if (!(error instanceof EngineError)) return toFailure(error);
  const facts: Record<string, string> = {};
  for (const [key, value] of Object.entries(context)) if (value !== undefined) facts[key] = String(value);
  const code =
    error.kind === "not-found" && context.image !== undefined ? "image-missing" : codes[error.kind];
  const failure: Failure = { code, message: error.message };
  if (Object.keys(facts).length > 0) failure.facts = facts;
  if (code === "port-taken" && context.freePort !== undefined) {
    failure.actions = [{ kind: "use-port", value: String(context.freePort) }];
  }
  return failure;
}
