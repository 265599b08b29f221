import type { Failure, FailureCode } from "./failure.ts";

/** The one exception inside the core; the router turns it into `{ok: false, failure}` at the boundary. */
export class RockpoolError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure, options?: { cause?: unknown }) {
    super(failure.message, options);
    this.name = "RockpoolError";
    this.failure = failure;
  }

  get code(): FailureCode {
    return this.failure.code;
  }
}

/** Turns whatever was thrown into a Failure; an unknown error keeps its message and becomes "unexpected". */
export function toFailure(error: unknown): Failure {
  if (error instanceof RockpoolError) return error.failure;
  if (error instanceof Error) return { code: "unexpected", message: error.message };
  return { code: "unexpected", message: String(error) };
}
