import type { Failure } from "../contract/failure.ts";
import type { Operation } from "../contract/operation.ts";
import type { EngineState, GatewayContainer, GatewayHealth, Phase } from "../contract/snapshot.ts";

export interface PhaseInput {
  engine: EngineState;
  container: GatewayContainer | null;
  health: GatewayHealth;
  operation: Operation | null;
  /** null while not known. */
  hasState: boolean | null;
  /** null while not known. */
  hasImage: boolean | null;
  /** The last thing that went wrong and was neither fixed nor dismissed. */
  failure: Failure | null;
}

/** The one word for the state of things. Pure. */
export function phaseOf(_input: PhaseInput): Phase {
  throw new Error("not written yet");
}
