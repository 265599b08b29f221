import type { Failure } from "@rockpool/gateway-core/contract/failure";
import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";

export interface ShownFailure extends Failure {
  /** Epoch milliseconds; absent for what holds right now. */
  readonly at?: number;
}

/** The one failure on Home: without an engine nothing else can be put right. */
export function failureToShow({ engine, failure }: Snapshot): ShownFailure | null {
  return engine.kind === "unavailable" ? engine.failure : failure;
}
