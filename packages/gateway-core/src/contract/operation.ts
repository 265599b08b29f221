import { z } from "zod";
import { Failure } from "./failure.ts";

export const operationKinds = ["start", "stop", "restart", "remove", "repair"] as const;
export const OperationKind = z.enum(operationKinds);
export type OperationKind = z.infer<typeof OperationKind>;

/** Every step a plan may contain. packages/messages has a label for each, in every tense it needs. */
export const stepIds = [
  "check-image",
  "prepare-directories",
  "prepare-volumes",
  "create-container",
  "own-volumes",
  "seed-config",
  "sync-origins",
  "start-container",
  "wait-live",
  "wait-started",
  "verify-published",
  "suspend-gateway",
  "stop-container",
  "kill-container",
  "remove-container",
  "run-doctor",
] as const;
export const StepId = z.enum(stepIds);
export type StepId = z.infer<typeof StepId>;

export const Step = z.object({
  id: StepId,
  state: z.enum(["todo", "doing", "done", "failed", "cancelled"]),
  /** Epoch milliseconds. */
  startedAt: z.number().optional(),
  finishedAt: z.number().optional(),
  /** 0..1 where the step knows how far it is; never goes back. */
  fraction: z.number().min(0).max(1).optional(),
  /** What is being waited for, as values for the label: `{waitingFor: "sidecars"}`. */
  facts: z.record(z.string(), z.string()).optional(),
  /** The same step as a docker line, for those who want it. Never holds a secret. */
  command: z.string().optional(),
});
export type Step = z.infer<typeof Step>;

export const Operation = z.object({
  id: z.string(),
  kind: OperationKind,
  state: z.enum(["running", "done", "failed", "cancelled"]),
  startedAt: z.number(),
  finishedAt: z.number().optional(),
  cancellable: z.boolean(),
  steps: z.array(Step),
  failure: Failure.optional(),
});
export type Operation = z.infer<typeof Operation>;
