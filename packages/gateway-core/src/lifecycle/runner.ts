import { randomUUID } from "node:crypto";
import type { Failure } from "../contract/failure.ts";
import type { ImageResult } from "../contract/images.ts";
import type { Operation, OperationKind, Step, StepId } from "../contract/operation.ts";
import { type Progress, progressFraction } from "../contract/progress.ts";

/** What the runner hands to every step, beside the context of its operation. */
export interface RunTools {
  readonly signal: AbortSignal;
  progress(value: StepProgress): void;
  /** Takes back what was done when the operation does not end well. The last one said is done first. */
  undo(when: UndoWhen, action: () => Promise<void>): void;
  /** What came of it, for an operation that gets an image. */
  result(image: ImageResult): void;
  /** Says anew what is still to come: what was planned before a look may be another thing after it. */
  replan(steps: readonly PlannedStep[]): void;
}

type UndoWhen = "cancelled" | "failed-or-cancelled";

export interface StepProgress {
  /** 0..1, never going back. */
  fraction?: number;
  facts?: Record<string, string>;
  /** Its fraction counts where none is given. */
  progress?: Progress;
}

export interface PlannedStep<Id extends StepId = StepId> {
  id: Id;
  /** The step as a docker line, where there is one. */
  command?: string;
}

/** What is done instead of the rest after a failure, and what is told when that has worked. */
export interface Recovery<Id extends StepId> {
  steps: readonly PlannedStep<Id>[];
  /** Of an operation that was taken back. */
  recovered(cause: Failure): Failure;
  /** Where that failed, too. */
  stuck(cause: Failure, second: Failure): Failure;
}

export interface RunInput<Id extends StepId, C extends object> {
  kind: OperationKind;
  steps: readonly PlannedStep<Id>[];
  table: Readonly<Record<Id, (context: C & RunTools) => Promise<void>>>;
  context: C;
  signal: AbortSignal;
  /** Called with a whole new value after every change, the first time before this function returns. */
  onChange: (operation: Operation) => void;
  failureOf: (error: unknown) => Failure;
  /** An undo that failed; nobody is told but the log. */
  onNotTakenBack: (error: unknown) => void;
  /** What is told although every step was done: that something had to be taken back. */
  endsWith?: { failure: Failure };
  /** null where undoing is enough. Asked when a step has failed or was cancelled; what it gives cannot be cancelled. */
  recover?: (context: C) => Recovery<Id> | null;
}

/** Runs the steps one after the other. Never rejects: how it ended is in the operation. */
export function runOperation<Id extends StepId, C extends object>(
  input: RunInput<Id, C>,
): { id: string; done: Promise<Operation> } {
  let operation = newOperation(input.kind, input.steps);
  const undos: [UndoWhen, () => Promise<void>][] = [];
  const change = (patch: Partial<Operation>) => {
    operation = { ...operation, ...patch };
    input.onChange(operation);
  };
  const changeStep = (index: number, patch: Partial<Step>) => {
    change({ steps: operation.steps.map((step, at) => (at === index ? { ...step, ...patch } : step)) });
  };
  let current = 0;
  let ahead: readonly PlannedStep[] = input.steps;
  const begun = () => operation.steps.filter(({ state }) => state !== "todo");
  const replan = (steps: readonly PlannedStep[]) => {
    ahead = steps;
    change({ steps: [...begun(), ...steps.map(toDo)] });
  };
  const tools: { -readonly [K in keyof RunTools]: RunTools[K] } = {
    signal: input.signal,
    progress: (value) => changeStep(current, notBack(operation.steps[current], value)),
    undo: (...undo) => void undos.unshift(undo),
    result: (image) => change({ image }),
    replan,
  };
  const context = Object.assign(input.context, tools);

  async function runSteps(): Promise<void> {
    for (let step = ahead[0]; step !== undefined; step = ahead[0]) {
      context.signal.throwIfAborted();
      ahead = ahead.slice(1);
      current = begun().length;
      changeStep(current, { state: "doing", startedAt: Date.now() });
      // A plan of this operation has only steps of its table.
      await input.table[step.id as Id](context);
      changeStep(current, { state: "done", finishedAt: Date.now() });
    }
  }

  async function run(): Promise<Operation> {
    try {
      await runSteps();
      const { failure } = input.endsWith ?? {};
      change({
        ...(failure === undefined ? { state: "done" } : { state: "failed", failure }),
        finishedAt: Date.now(),
        cancellable: false,
      });
    } catch (error) {
      const cancelled = input.signal.aborted;
      const failure = cancelled ? cancellation(input.signal) : input.failureOf(error);
      changeStep(current, { state: cancelled ? "cancelled" : "failed", finishedAt: Date.now() });
      change({ cancellable: false });
      const recovery = input.recover?.(context) ?? null;
      if (recovery === null) await takeBack(cancelled);
      const ended = recovery === null ? failure : await goBack(recovery, failure);
      change({ state: cancelled ? "cancelled" : "failed", finishedAt: Date.now(), failure: ended });
    }
    return operation;
  }

  async function takeBack(cancelled: boolean): Promise<void> {
    for (const [when, action] of undos) {
      if (!cancelled && when === "cancelled") continue;
      await action().catch(input.onNotTakenBack);
    }
  }

  /** Steps that were to come go, those of the way back stand in their place. */
  async function goBack(recovery: Recovery<Id>, cause: Failure): Promise<Failure> {
    replan(recovery.steps);
    Object.assign(context, { signal: new AbortController().signal });
    try {
      await runSteps();
      return recovery.recovered(cause);
    } catch (error) {
      changeStep(current, { state: "failed", finishedAt: Date.now() });
      return recovery.stuck(cause, input.failureOf(error));
    }
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
    steps: steps.map(toDo),
  };
}

function toDo(step: PlannedStep): Step {
  return { ...step, state: "todo" };
}

function notBack(step: Step | undefined, value: StepProgress): Partial<Step> {
  const { facts, progress } = value;
  const fraction = value.fraction ?? (progress && progressFraction(progress));
  return {
    ...(fraction === undefined ? {} : { fraction: Math.max(fraction, step?.fraction ?? 0) }),
    ...(facts === undefined ? {} : { facts }),
    ...(progress === undefined ? {} : { progress }),
  };
}

function cancellation(signal: AbortSignal): Failure {
  const reason: unknown = signal.reason;
  return { code: "operation-cancelled", message: reason instanceof Error ? reason.message : "Cancelled" };
}
