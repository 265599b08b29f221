import type { ImportJournal } from "../contract/adoption-journal.ts";
import type { GatewayOperationKind } from "../contract/operation.ts";
import type { Overrides } from "../contract/overrides.ts";
import type { ChangeWish } from "../lifecycle/change/change-desk.ts";
import type { GiveBackWish } from "../lifecycle/take-over/give-back-wish.ts";
import type { TakeOverWish } from "../lifecycle/take-over/take-over-desk.ts";

/** What an operation is asked for with, each for the kinds that it means something to. */
export interface OperationInput {
  overrides?: Overrides;
  useExistingState?: boolean;
  force?: boolean;
  /** Of `change` and `roll-back`. */
  change?: ChangeWish;
  takeOver?: TakeOverWish;
  importWish?: ImportJournal;
  giveBack?: GiveBackWish;
}

/** What tells one wish from another. */
export function wishOf(kind: GatewayOperationKind, { force = false, change }: OperationInput) {
  return { kind, force, reference: change?.reference ?? null };
}

export function withImage(input: OperationInput, image: string): OperationInput {
  return { ...input, overrides: { ...input.overrides, image } };
}

/** The same with nothing left open, for a plan. */
export function complete(input: OperationInput) {
  const { useExistingState = false, force = false } = input;
  const { change = null, takeOver = null, importWish = null } = input;
  return { useExistingState, force, change, takeOver, importWish };
}
