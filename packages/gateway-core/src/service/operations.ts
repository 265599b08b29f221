import type { GatewayOperationKind, Operation } from "../contract/operation.ts";
import { RockpoolError } from "../contract/rockpool-error.ts";
import { engineFailure } from "../engine/engine-failure.ts";
import type { Host } from "../host/host.ts";
import type { Logger } from "../host/logger.ts";
import { applyRecovery } from "../lifecycle/apply/apply-recovery.ts";
import type { ChangeDesk } from "../lifecycle/change/change-desk.ts";
import { recovery } from "../lifecycle/change/recovery.ts";
import { importRecovery } from "../lifecycle/import/import-recovery.ts";
import type { Limits } from "../lifecycle/limits.ts";
import type { GatewayStep } from "../lifecycle/plan.ts";
import { runOperation } from "../lifecycle/runner.ts";
import { stepTable } from "../lifecycle/step-table.ts";
import { takeOverRecovery } from "../lifecycle/take-over/take-over-recovery.ts";
import { isTakeOver } from "../lifecycle/take-over/the-take-over.ts";
import type { SettingsStore } from "../settings/settings-store.ts";
import { createApplyDesk } from "./apply-desk.ts";
import { createChangeDesk } from "./change-desk.ts";
import { claimState } from "./claim-state.ts";
import type { Connection, EngineLink } from "./engine-link.ts";
import { createImportDesk } from "./import-desk.ts";
import { operationContext } from "./operation-context.ts";
import { complete, type OperationInput, wishOf, withImage } from "./operation-input.ts";
import { operationLook } from "./operation-look.ts";
import {
  busy,
  isEnding,
  isOfShown,
  joins,
  justStarted,
  leftUnfinished,
  startsGateway,
  type UnderWay,
  wasSeenReady,
} from "./operation-rules.ts";
import { planOperation, resumed } from "./plan-operation.ts";
import { rememberInode } from "./remember-inode.ts";
import type { StateHolder } from "./service-state.ts";
import { createTakeOverDesk } from "./take-over-desk.ts";

export interface OperationsOptions {
  host: Host;
  log: Logger;
  limits: Limits;
  settings: SettingsStore;
  state: StateHolder;
  link: Pick<EngineLink, "connected">;
  /** Gets an image for a change of version. */
  pull: (connection: Connection) => ChangeDesk["pull"];
  /** After an operation is over, before its last state is told. */
  onDone: (operation: Operation) => Promise<void>;
}

export interface Operations {
  /** Resolves when it runs; rejects where it is refused. The same wish again answers with what already runs. */
  request(kind: GatewayOperationKind, input?: OperationInput): Promise<{ operationId: string }>;
  plan(kind: GatewayOperationKind, input?: OperationInput): Promise<GatewayStep[]>;
  /** Finishes or takes back a change of version that was left unfinished; does nothing where there is none. */
  resume(): Promise<void>;
  cancel(operationId: string): void;
  running(): boolean;
  /** Cancels what runs, waits until it is taken back, and refuses whatever comes after. */
  close(): Promise<void>;
}

interface Running extends UnderWay {
  begun: Promise<{ operationId: string }>;
  over: Promise<void>;
}

/** One operation at a time. A stop takes precedence over a start under way, and force over a stop that waits. */
export function createOperations(options: OperationsOptions): Operations {
  const { settings, state } = options;
  const takeOver = createTakeOverDesk(settings);
  const imports = createImportDesk(settings);
  const look = operationLook(options);
  let running: Running | null = null;
  let closed = false;

  async function request(
    kind: GatewayOperationKind,
    input: OperationInput = {},
  ): Promise<{ operationId: string }> {
    if (closed) throw new RockpoolError({ code: "service-unreachable", message: "Rockpool is ending" });
    if (running !== null) {
      if (joins(running, wishOf(kind, input))) return running.begun;
      if (kind !== "stop") throw busy(running.kind);
      const before = running;
      before.abort.abort(new Error("A stop was asked for"));
      await before.over;
      return request(kind, input);
    }
    const left = isEnding(kind) ? null : leftUnfinished(settings.memory());
    return (left === null ? launch(kind, input) : launch(left, {})).begun;
  }

  function launch(kind: GatewayOperationKind, input: OperationInput): Running {
    const abort = new AbortController();
    let finished = () => {};
    const over = new Promise<void>((resolve) => {
      finished = resolve;
    });
    const begun = begin(kind, input, abort.signal, () => {
      if (running === mine) running = null;
      finished();
    });
    const mine: Running = { ...wishOf(kind, input), begun, over, abort };
    running = mine;
    return mine;
  }

  async function begin(
    kind: GatewayOperationKind,
    input: OperationInput,
    signal: AbortSignal,
    finished: () => void,
  ): Promise<{ operationId: string }> {
    const { shouldRun } = settings.memory();
    try {
      const adopted = isOfShown(kind) ? settings.memory().adopted : null;
      if (isEnding(kind) && adopted === null) settings.remember({ shouldRun: false });
      const connection = await options.link.connected();
      const unkept = isEnding(kind) ? null : settings.unkept();
      if (unkept !== null) throw new RockpoolError(unkept);
      const desk = deskFor(connection, input);
      const journal = isEnding(kind) || adopted !== null ? null : desk.journal();
      const left = isTakeOver(kind) ? takeOver.journal() : null;
      const image = journal?.to.reference ?? input.change?.reference;
      const observed = await look(kind, image === undefined ? input : withImage(input, image), connection);
      const question = { kind, observed, ...complete(input) };
      const begun = kind === "import" ? imports.journal() : null;
      const applying = kind === "apply" ? settings.memory().apply : null;
      const unfinished = { import: begun, takeOver: left, apply: applying, change: journal };
      const { steps, endsWith } = resumed(unfinished, observed, connection.facts.id) ?? {
        steps: planOperation(question),
        endsWith: null,
      };
      signal.throwIfAborted();
      if (!isEnding(kind) && adopted === null && !isTakeOver(kind) && kind !== "import")
        claimState({ settings, state }, observed, steps, input, connection);
      state.change({ failure: null });
      const { id, done } = runOperation({
        kind,
        steps,
        table: stepTable,
        signal,
        failureOf: (error) => engineFailure(error, { endpoint: connection.engine.endpoint }),
        onNotTakenBack: (error) =>
          options.log.warn("a step could not be taken back", { reason: String(error) }),
        onChange: (operation) => {
          // The last change is told by `finish`, together with what became of the container.
          if (operation.state === "running") state.change({ operation });
        },
        recover: (context) =>
          importRecovery(context, signal.aborted) ??
          takeOverRecovery(context) ??
          applyRecovery(context) ??
          recovery(context),
        ...(endsWith === null ? {} : { endsWith }),
        context: operationContext({
          ...{ ...question, ...options, connection, desk, takeOver, imports },
          apply: createApplyDesk({ settings, observe: () => look("apply", input, connection) }),
          takeOverWish: input.takeOver ?? null,
          giveBack: input.giveBack ?? null,
        }),
      });
      const used = startsGateway(steps) && adopted === null ? observed.state.locator : null;
      void done.then((operation) => finish(operation, used, finished));
      return { operationId: id };
    } catch (error) {
      finished();
      // Refused, it is as it was; a stop that cannot be done now is still wished.
      if (isEnding(kind) && kind !== "stop") settings.remember({ shouldRun });
      const failure = signal.aborted
        ? { code: "operation-cancelled" as const, message: "Cancelled before it began" }
        : engineFailure(error);
      if (!signal.aborted) state.change({ failure: { ...failure, at: Date.now() } });
      throw new RockpoolError(failure, { cause: error });
    }
  }

  async function finish(operation: Operation, usedState: string | null, finished: () => void): Promise<void> {
    options.log.info("operation", {
      kind: operation.kind,
      state: operation.state,
      code: operation.failure?.code,
    });
    await options.onDone(operation).catch((error: unknown) => {
      options.log.error("after an operation", { reason: String(error) });
    });
    if (usedState !== null) await rememberInode(settings, usedState);
    const isUp = state.get().container?.status === "running";
    const isOurs = settings.memory().adopted === null;
    if (
      isOurs &&
      operation.state !== "done" &&
      isEnding(operation.kind) === isUp &&
      operation.kind !== "stop"
    )
      settings.remember({ shouldRun: isUp });
    // Free before it is told: whoever hears of the end may ask for the next at once.
    finished();
    const failed = operation.state === "failed" ? operation.failure : undefined;
    const isStarted = wasSeenReady(operation) && isUp;
    const wasSeen = state.get().health.live === "yes";
    state.change({
      operation,
      failure: failed === undefined ? null : { ...failed, at: Date.now() },
      ...(isStarted && !wasSeen ? { health: justStarted() } : {}),
    });
  }

  function deskFor(connection: Connection, input: OperationInput): ChangeDesk {
    return createChangeDesk({
      ...options,
      pull: options.pull(connection),
      observe: (reference) => look("change", withImage(input, reference), connection),
    });
  }

  return {
    request,
    async plan(kind, input = {}) {
      const connection = await options.link.connected();
      const observed = await look(kind, input, connection);
      return planOperation({ kind, observed, ...complete(input) });
    },
    async resume() {
      const left = leftUnfinished(settings.memory());
      if (running !== null || closed || left === null) return;
      options.log.info("left unfinished", { kind: left });
      await launch(left, {}).begun;
    },
    cancel(operationId) {
      const { operation } = state.get();
      if (running === null || operation?.id !== operationId) {
        throw new RockpoolError({
          code: "not-found",
          message: "No such operation runs",
          facts: { what: "The operation" },
        });
      }
      running.abort.abort(new Error("Cancelled"));
    },
    running: () => running !== null,
    async close() {
      closed = true;
      while (running !== null) {
        running.abort.abort(new Error("Rockpool ends"));
        await running.over;
      }
    },
  };
}
