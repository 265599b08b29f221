import type { CallInput } from "@rockpool/gateway-core/contract/calls";
import type { ImageResult } from "@rockpool/gateway-core/contract/images";
import type { Operation, OperationKind } from "@rockpool/gateway-core/contract/operation";
import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";

/** Where the snapshot tells of what a call begins. */
export const laneOf = {
  "gateway.start": "operation",
  "gateway.stop": "operation",
  "gateway.restart": "operation",
  "gateway.remove": "operation",
  "gateway.repair": "operation",
  "gateway.change": "operation",
  "gateway.rollBack": "operation",
  "settings.apply": "operation",
  "adoption.takeOver": "operation",
  "adoption.undoTakeOver": "operation",
  "adoption.import": "operation",
  "adoption.giveBack": "operation",
  "images.pull": "imageOperation",
  "images.build": "imageOperation",
  "images.load": "imageOperation",
  "images.save": "imageOperation",
} as const;

export type OperationCall = keyof typeof laneOf;

export interface Order<K extends OperationCall = OperationCall> {
  call: K;
  input: CallInput<K>;
  /** What to say when it is done; `cutShort` is what had to be cancelled for it. */
  done(
    snapshot: Snapshot,
    operation: Operation | null,
    cutShort: OperationKind | null,
  ): string | Promise<string>;
  /** What else there is to say then, beside the answer. */
  notes?(snapshot: Snapshot, operation: Operation | null): string[];
  /** The image that came of it, told with --json. */
  image?(snapshot: Snapshot, operation: Operation | null): ImageResult | null;
  /** Shows what a build prints. */
  verbose?: boolean;
}
