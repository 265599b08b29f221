import type { ImportJournal } from "../contract/adoption-journal.ts";
import type { GatewayOperationKind, GatewayStepId } from "../contract/operation.ts";
import type { ContainerDetails, Engine } from "../engine/engine.ts";
import type { Host } from "../host/host.ts";
import type { Logger } from "../host/logger.ts";
import type { ApplyDesk } from "./apply/apply-desk.ts";
import type { ChangeDesk, ChangeWish } from "./change/change-desk.ts";
import type { ImportDesk } from "./import/import-desk.ts";
import type { Limits } from "./limits.ts";
import type { Observed } from "./observed.ts";
import type { RunTools } from "./runner.ts";
import type { GiveBackWish } from "./take-over/give-back-wish.ts";
import type { TakeOverDesk, TakeOverWish } from "./take-over/take-over-desk.ts";

/** What a step works with. One context lives as long as its operation. */
export interface OperationContext {
  readonly kind: GatewayOperationKind;
  readonly engine: Engine;
  readonly host: Host;
  readonly log: Logger;
  readonly limits: Limits;
  /** Looked at anew when another image comes into play. */
  observed: Observed;
  readonly desk: ChangeDesk;
  /** null for an operation that was not asked to bring another version. */
  readonly change: ChangeWish | null;
  readonly apply: ApplyDesk;
  readonly takeOver: TakeOverDesk;
  /** null for an operation that was not asked to take a gateway over. */
  readonly takeOverWish: TakeOverWish | null;
  /** null for an operation that was not asked to give the gateway back. */
  readonly giveBack: GiveBackWish | null;
  readonly imports: ImportDesk;
  /** null for an operation that was not asked to import a state. */
  readonly importWish: ImportJournal | null;
  /** The gateway's container as it is now; changes when a step replaces it. */
  container: { id: string; name: string } | null;
  /** What the engine last said of it; the fields that change while it runs may be old. */
  details: ContainerDetails | null;
  /** Id of the container of before, where the next one needs what is in its environment. */
  setAside: string | null;
  /** This operation started it: whatever ends now is its doing. */
  startedHere: boolean;
  /** What the config says; null where it was just written with all that is needed, or cannot be read. */
  configText: string | null;
  /** File with the log of a new version that was taken back. */
  keptLog: string | null;
}

export type StepContext = OperationContext & RunTools;

/** Rejects with RockpoolError or EngineError; with the signal's reason when it is told to end. */
export type RunStep = (context: StepContext) => Promise<void>;
export type StepTable = Readonly<Record<GatewayStepId, RunStep>>;
