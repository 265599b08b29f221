import type { Operation, OperationKind, StepId } from "../../contract/operation.ts";

const stepsOf: Partial<Record<OperationKind, StepId[]>> = {
  start: ["check-image", "start-container", "wait-live"],
  stop: ["stop-container"],
  apply: [
    "hold-container",
    "stop-container",
    "create-container",
    "start-container",
    "wait-live",
    "commit-apply",
  ],
  restart: ["stop-container", "start-container", "wait-live"],
  change: ["check-target", "stop-container", "write-checkpoint", "start-container", "wait-live"],
  "roll-back": ["stop-container", "restore-checkpoint", "start-previous"],
  pull: ["pull-image"],
  build: ["build-image"],
  load: ["load-image"],
  save: ["save-image"],
};

export function fakeSteps(kind: OperationKind): StepId[] {
  return stepsOf[kind] ?? [];
}

/** One that has just begun with its first step. */
export function fakeOperation(id: string, kind: OperationKind, now: number): Operation {
  return {
    id,
    kind,
    state: "running",
    startedAt: now,
    cancellable: true,
    steps: fakeSteps(kind).map((step, index) => ({
      id: step,
      state: index === 0 ? ("doing" as const) : ("todo" as const),
      ...(index === 0 ? { startedAt: now } : {}),
    })),
  };
}

/** The same one over, all its steps with it. */
export function endedOperation(
  operation: Operation,
  state: "done" | "failed" | "cancelled",
  now: number,
): Operation {
  return {
    ...operation,
    state,
    finishedAt: now,
    steps: operation.steps.map((step) => ({ ...step, state, startedAt: now, finishedAt: now })),
  };
}
