import type { ImportJournal } from "../contract/adoption-journal.ts";
import type { GatewayOperationKind } from "../contract/operation.ts";
import type { Host } from "../host/host.ts";
import type { Logger } from "../host/logger.ts";
import type { ApplyDesk } from "../lifecycle/apply/apply-desk.ts";
import type { ChangeDesk, ChangeWish } from "../lifecycle/change/change-desk.ts";
import type { ImportDesk } from "../lifecycle/import/import-desk.ts";
import type { Limits } from "../lifecycle/limits.ts";
import type { Observed } from "../lifecycle/observed.ts";
import type { OperationContext } from "../lifecycle/step-context.ts";
import type { GiveBackWish } from "../lifecycle/take-over/give-back-wish.ts";
import type { TakeOverDesk, TakeOverWish } from "../lifecycle/take-over/take-over-desk.ts";
import type { Connection } from "./engine-link.ts";

export interface ContextInput {
  kind: GatewayOperationKind;
  connection: Connection;
  host: Host;
  log: Logger;
  limits: Limits;
  observed: Observed;
  desk: ChangeDesk;
  change: ChangeWish | null;
  apply: ApplyDesk;
  takeOver: TakeOverDesk;
  takeOverWish: TakeOverWish | null;
  giveBack: GiveBackWish | null;
  imports: ImportDesk;
  importWish: ImportJournal | null;
}

/** What the steps of one operation share, as it is before the first. */
export function operationContext({ connection, observed, ...input }: ContextInput): OperationContext {
  return {
    ...input,
    engine: connection.engine,
    observed,
    container: observed.ours === null ? null : { id: observed.ours.id, name: observed.ours.name },
    details: observed.ours,
    setAside: null,
    startedHere: false,
    configText: null,
    keptLog: null,
  };
}
