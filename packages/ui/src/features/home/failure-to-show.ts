import type { Failure } from "@rockpool/gateway-core/contract/failure";
import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";

export interface ShownFailure extends Failure {
  /** Epoch milliseconds; absent for what holds right now. */
  readonly at?: number;
}

/**
 * The one failure on Home: without an engine nothing else can be put right. That an image was not got is the thing to know
 * only where there is none; elsewhere a line says it.
 */
export function failureToShow(
  { engine, failure, phase, imageOperation }: Snapshot,
  readOperation: string | null,
): ShownFailure | null {
  if (engine.kind === "unavailable") return engine.failure;
  const imageFailure =
    phase === "no-image" && imageOperation?.state === "failed" && imageOperation.id !== readOperation
      ? imageOperation.failure
      : undefined;
  return imageFailure ?? failure;
}
