/**
 * Why a request to the engine failed, told by status and error code; for what the engine was told by a registry there is
 * nothing but its words, see docs/adr/0013.
 */
export type EngineErrorKind =
  | "absent"
  | "refused"
  | "permission"
  | "timeout"
  | "connection-lost"
  | "not-found"
  | "conflict"
  | "bad-request"
  | "port-taken"
  | "name-taken"
  | "disk-full"
  | "not-docker"
  | "build-failed"
  /** A registry that refuses, or hides that it has no such repository. */
  | "registry-denied"
  | "registry-not-found"
  /** No connection to the registry could be made. */
  | "registry-unreachable"
  /** It answers and cannot be trusted: a certificate, or http where https was asked for. */
  | "registry-untrusted"
  /** A connection to the registry broke, or timed out. */
  | "registry-lost"
  /** It answered with a failure of its own. */
  | "registry-error"
  | "rate-limited"
  /** The registry has the image, for other platforms. */
  | "no-platform"
  | "archive-invalid"
  | "aborted"
  | "server-error";

export class EngineError extends Error {
  readonly kind: EngineErrorKind;
  readonly statusCode: number | undefined;

  constructor(kind: EngineErrorKind, message: string, options?: { statusCode?: number; cause?: unknown }) {
    super(message, options);
    this.name = "EngineError";
    this.kind = kind;
    this.statusCode = options?.statusCode;
  }
}
