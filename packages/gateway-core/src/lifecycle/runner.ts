import { randomUUID } from "node:crypto";
import type { Failure } from "../contract/failure.ts";
import type { Operation, OperationKind, Step } from "../contract/operation.ts";
import { engineFailure } from "../engine/engine-failure.ts";
import type { PlannedStep } from "./plan.ts";
import type { StepContext, StepProgress, StepTable } from "./step-context.ts";

type Undo = Parameters<StepContext["undo"]>;

export interface RunInput {
  kind: OperationKind;
  steps: readonly PlannedStep[];
  table: StepTable;
  context: Omit<StepContext, "kind" | "signal" | "progress" | "undo">;
  signal: AbortSignal;
  /** Called with a whole new value after every change, the first time before this function returns. */
  onChange: (operation: Operation) => void;
}

/** Runs the steps one after the other. Never rejects: how it ended is in the operation. */
export function runOperation(input: RunInput): { id: string; done: Promise<Operation> } {
  let operation = newOperation(input.kind, input.steps);
  const undos: Undo[] = [];
  const change = (patch: Partial<Operation>) => {
    operation = { ...operation, ...patch };
    input.onChange(operation);
  };
  const changeStep = (index: number, patch: Partial<Step>) => {
    change({ steps: operation.steps.map((step, at) => (at === index ? { ...step, ...patch } : step)) });
  };
  let current = 0;
  const context: StepContext = Object.assign(input.context, {
    kind: input.kind,
    signal: input.signal,
    progress: (value: StepProgress) => changeStep(current, notBack(operation.steps[current], value)),
    undo: (...undo: Undo) => void undos.unshift(undo),
  });

  async function run(): Promise<Operation> {
    try {
      for (const [index, { id }] of input.steps.entries()) {
        input.signal.throwIfAborted();
        current = index;
        changeStep(index, { state: "doing", startedAt: Date.now() });
        await input.table[id](context);
        changeStep(index, { state: "done", finishedAt: Date.now() });
      }
      change({ state: "done", finishedAt: Date.now(), cancellable: false });
    } catch (error) {
      const cancelled = input.signal.aborted;
      changeStep(current, { state: cancelled ? "cancelled" : "failed", finishedAt: Date.now() });
      change({ cancellable: false });
      await takeBack(cancelled);
      const failure = cancelled ? cancellation(input.signal) : failureOf(error);
      change({ state: cancelled ? "cancelled" : "failed", finishedAt: Date.now(), failure });
    }
    return operation;
  }

  async function takeBack(cancelled: boolean): Promise<void> {
    for (const [when, action] of undos) {
      if (!cancelled && when === "cancelled") continue;
      await action().catch((error: unknown) => {
        input.context.log.warn("a step could not be taken back", { reason: String(error) });
      });
    }
  }

  function failureOf(error: unknown): Failure {
    const { endpoint } = input.context.engine;
    return engineFailure(error, { endpoint });
  }

  input.onChange(operation);
  return { id: operation.id, done: run() };
}

function newOperation(kind: OperationKind, steps: readonly PlannedStep[]): Operation {
  return {
    id: randomUUID(),
    kind,
    state: "running",
    startedAt: Date.now(),
    cancellable: true,
    steps: steps.map((step) => ({ ...step, state: "todo" as const })),
  };
}

function notBack(step: Step | undefined, { fraction, facts }: StepProgress): Partial<Step> {
  return {
    ...(fraction === undefined ? {} : { fraction: Math.max(fraction, step?.fraction ?? 0) }),
    ...(facts === undefined ? {} : { facts }),
  };
}

function cancellation(signal: AbortSignal): Failure {
  const reason: unknown = signal.reason;
  return { code: "operation-cancelled", message: reason instanceof Error ? reason.message : "Cancelled" };
}
