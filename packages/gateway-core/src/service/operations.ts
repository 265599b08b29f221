import type { GatewayOperationKind, Operation } from "../contract/operation.ts";
import { RockpoolError } from "../contract/rockpool-error.ts";
import type { Overrides } from "../contract/settings.ts";
import { engineFailure } from "../engine/engine-failure.ts";
import type { Host } from "../host/host.ts";
import type { Logger } from "../host/logger.ts";
import type { ChangeDesk, ChangeWish } from "../lifecycle/change/change-desk.ts";
import { recovery } from "../lifecycle/change/recovery.ts";
import type { Limits } from "../lifecycle/limits.ts";
import { observe, observeContainer } from "../lifecycle/observe.ts";
import type { Observed } from "../lifecycle/observed.ts";
import type { GatewayStep } from "../lifecycle/plan.ts";
import { runOperation } from "../lifecycle/runner.ts";
import { stepTable } from "../lifecycle/step-table.ts";
import type { SettingsStore } from "../settings/settings-store.ts";
import { createChangeDesk } from "./change-desk.ts";
import type { Connection, EngineLink } from "./engine-link.ts";
import { operationContext } from "./operation-context.ts";
import {
  busy,
  isEnding,
  joins,
  justStarted,
  startsGateway,
  type UnderWay,
  wasSeenReady,
} from "./operation-rules.ts";
import { planOperation, planResume } from "./plan-operation.ts";
import { rememberInode } from "./remember-inode.ts";
import type { StateHolder } from "./service-state.ts";

export interface OperationInput {
  overrides?: Overrides;
  useExistingState?: boolean;
  force?: boolean;
  /** Of `change` and `roll-back`. */
  change?: ChangeWish;
}

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
    // Nothing begins on a state that is neither the old version's nor the new one's.
    if (!isEnding(kind) && settings.memory().change !== null) return launch("change", {}).begun;
    return launch(kind, input).begun;
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
    try {
      if (isEnding(kind)) settings.remember({ shouldRun: false });
      const connection = await options.link.connected();
      const unkept = isEnding(kind) ? null : settings.unkept();
      if (unkept !== null) throw new RockpoolError(unkept);
      const desk = deskFor(connection, input);
      const journal = isEnding(kind) ? null : desk.journal();
      const image = journal?.to.reference ?? input.change?.reference;
      const observed = await look(kind, image === undefined ? input : withImage(input, image), connection);
      const question = { kind, observed, ...complete(input) };
      const { steps, endsWith } =
        journal === null ? { steps: planOperation(question), endsWith: null } : planResume(journal, observed);
      signal.throwIfAborted();
      if (!isEnding(kind)) claim(observed, steps, input, connection);
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
        recover: recovery,
        ...(endsWith === null ? {} : { endsWith }),
        context: operationContext({ ...question, ...options, connection, desk }),
      });
      const used = startsGateway(steps) ? observed.state.locator : null;
      void done.then((operation) => finish(operation, used, finished));
      return { operationId: id };
    } catch (error) {
      finished();
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
    if (operation.state !== "done" && !isEnding(operation.kind) && !isUp)
      settings.remember({ shouldRun: false });
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

  /** Said before anything is made: whoever is killed right after still knows that it is ours. */
  function claim(
    { state: { locator } }: Observed,
    steps: readonly GatewayStep[],
    input: OperationInput,
    { engine }: Connection,
  ): void {
    const { knownStates } = settings.memory();
    // A start of what runs only looks. It may run on another state than the wished one, which nobody was asked about.
    // Where a copy comes first, it is ours when all went well.
    const isUsed = startsGateway(steps) && !steps.some(({ id }) => id === "write-checkpoint");
    settings.remember({
      shouldRun: true,
      ownerEngine: engine.endpoint,
      ...(!isUsed || knownStates.includes(locator) ? {} : { knownStates: [...knownStates, locator] }),
    });
    if (input.change === undefined) state.change({ overrides: input.overrides ?? {} });
  }

  function deskFor(connection: Connection, input: OperationInput): ChangeDesk {
    return createChangeDesk({
      ...options,
      pull: options.pull(connection),
      observe: (reference) => look("change", withImage(input, reference), connection),
    });
  }

  function look(
    kind: GatewayOperationKind,
    input: OperationInput,
    connection: Connection,
  ): Promise<Observed> {
    const question = {
      engine: connection.engine,
      facts: connection.facts,
      host: options.host,
      preferences: settings.preferences(),
      memory: settings.memory(),
      overrides: input.overrides ?? {},
    };
    return isEnding(kind) ? observeContainer(question) : observe(question);
  }

  return {
    request,
    async plan(kind, input = {}) {
      const connection = await options.link.connected();
      const observed = await look(kind, input, connection);
      return planOperation({ kind, observed, ...complete(input) });
    },
    async resume() {
      if (running !== null || closed || settings.memory().change === null) return;
      options.log.info("a change of version was left unfinished");
      await launch("change", {}).begun;
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

function wishOf(kind: GatewayOperationKind, { force = false, change }: OperationInput) {
  return { kind, force, reference: change?.reference ?? null };
}

function withImage(input: OperationInput, image: string): OperationInput {
  return { ...input, overrides: { ...input.overrides, image } };
}

function complete({ useExistingState = false, force = false, change }: OperationInput) {
  return { useExistingState, force, change: change ?? null };
}
