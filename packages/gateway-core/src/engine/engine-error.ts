/** Why a request to the engine failed, told by status and error code, never by matching the message. */
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
