import type { Operation, OperationKind } from "@rockpool/gateway-core/contract/operation";
import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";

/** How an order came to its end. */
export interface Ending {
  /** Null where there was nothing to do, or the next operation began before its end was seen. */
  operation: Operation | null;
  snapshot: Snapshot;
  cutShort: OperationKind | null;
  /** Whether Ctrl-C here asked for a cancellation. */
  cancelAsked: boolean;
}
