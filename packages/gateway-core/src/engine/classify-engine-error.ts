import { EngineError, type EngineErrorKind } from "./engine-error.ts";
import { kindOfPullText } from "./kind-of-pull-text.ts";

/** What was asked of the engine; the same status means different things for different requests. */
export type EngineVerb = "create" | "start" | "build" | "pull" | "load" | "other";

const kindOfCode: Readonly<Record<string, EngineErrorKind>> = {
  ENOENT: "absent",
  ENOTDIR: "absent",
  ENXIO: "absent",
  ECONNREFUSED: "refused",
  EACCES: "permission",
  EPERM: "permission",
  ETIMEDOUT: "timeout",
  ECONNRESET: "connection-lost",
  ECONNABORTED: "connection-lost",
  EPIPE: "connection-lost",
  ENOSPC: "disk-full",
  EDQUOT: "disk-full",
};

/**
 * Makes an EngineError of whatever dockerode, docker-modem or node's http threw: by `signal` first (after an abort
 * docker-modem reports an ordinary ECONNRESET), then by `statusCode`, then by `code`.
 */
export function engineError(error: unknown, verb: EngineVerb = "other", signal?: AbortSignal): EngineError {
  if (error instanceof EngineError) return error;
  const message = messageOf(error);
  if (signal?.aborted) {
    // AbortSignal.timeout aborts with a TimeoutError: that one is the engine's doing, not the caller's.
    const timedOut = signal.reason instanceof Error && signal.reason.name === "TimeoutError";
    return new EngineError(
      timedOut ? "timeout" : "aborted",
      timedOut ? "The engine did not answer in time" : message,
      {
        cause: error,
      },
    );
  }
  const statusCode = property(error, "statusCode");
  if (typeof statusCode === "number") {
    const kind = kindOfPodman(error) ?? kindOfStatus(statusCode, verb, message);
    return new EngineError(kind, message, { statusCode, cause: error });
  }
  const code = property(error, "code");
  const kind = typeof code === "string" ? kindOfCode[code] : undefined;
  return new EngineError(kind ?? "server-error", message, { cause: error });
}

function kindOfStatus(statusCode: number, verb: EngineVerb, message: string): EngineErrorKind {
  // For a pull 403 and 404 are the registry's, not the engine's.
  const byText = verb === "pull" ? kindOfText(verb, message) : null;
  if (byText !== null) return byText;
  switch (statusCode) {
    case 400:
      return "bad-request";
    case 403:
      return "permission";
    case 404:
      return verb === "pull" ? "registry-not-found" : "not-found";
    case 409:
      // POST /containers/create answers 409 for nothing but a name in use.
      return verb === "create" ? "name-taken" : "conflict";
    default:
      return kindOfText(verb, message) ?? "server-error";
  }
}

/** An `error` line of a stream, which has no status: what it says is all there is. */
export function streamError(message: string, verb: EngineVerb): EngineError {
  const otherwise = { build: "build-failed", load: "archive-invalid" } as const;
  return new EngineError(
    kindOfText(verb, message) ?? (verb === "build" || verb === "load" ? otherwise[verb] : "server-error"),
    message,
  );
}

/**
 * The only place that reads an engine's words: a taken port and a full disk are plain 500 answers, told apart from any
 * other failure by nothing else. Seen with: Docker Engine 20.10 ("port is already allocated" for a container's port,
 * "address already in use" for a process's), Docker Desktop ("Ports are not available"), Podman 4 ("address already in
 * use"); the kernel's text for ENOSPC comes through unchanged.
 */
function kindOfText(verb: EngineVerb, message: string): EngineErrorKind | null {
  if (/no space left on device|disk quota exceeded/i.test(message)) return "disk-full";
  if (
    verb === "start" &&
    /port is already allocated|address already in use|ports are not available/i.test(message)
  ) {
    return "port-taken";
  }
  // Podman; Docker says what is wrong with an archive in a line of its answer.
  if (verb === "load" && /supported image formats/.test(message)) return "archive-invalid";
  return verb === "pull" ? kindOfPullText(message) : null;
}

/** Podman 4 answers 500 to what Docker answers 409, and names the error in a field of its own; source: libpod/define/errors.go. */
const podmanCauses: Readonly<Record<string, EngineErrorKind>> = {
  "that name is already in use": "name-taken",
  "container state improper": "conflict",
  "no such container": "not-found",
  "no such image": "not-found",
  "no such volume": "not-found",
  "volume is being used": "conflict",
};

function kindOfPodman(error: unknown): EngineErrorKind | null {
  const cause = property(property(error, "json"), "cause");
  return typeof cause === "string" ? (podmanCauses[cause] ?? null) : null;
}

/** The engine's own words where it sent some: docker-modem wraps them into "(HTTP code 500) server error - …". */
function messageOf(error: unknown): string {
  const json = property(error, "json");
  const words = property(json, "message");
  if (typeof words === "string" && words !== "") return words;
  if (error instanceof Error) return error.message.trim();
  return String(error);
}

function property(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
