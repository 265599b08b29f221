import { z } from "zod";
import { Failure } from "./failure.ts";
import { ImageResult } from "./images.ts";
import { Progress } from "./progress.ts";

/** Of the gateway: one at a time. `change` brings another image and version, `roll-back` an earlier one with its state. */
export const gatewayOperationKinds = [
  "start",
  "stop",
  "restart",
  "remove",
  "repair",
  // the settings, with another container
  "apply",
  "change",
  "roll-back",
  // what runs already: in place of it, back to it, a copy of its state, and out of our hands
  "take-over",
  "undo-take-over",
  "import",
  "give-back",
] as const;
export const GatewayOperationKind = z.enum(gatewayOperationKinds);
export type GatewayOperationKind = z.infer<typeof GatewayOperationKind>;

/** Of images: one at a time, beside those of the gateway, which goes on meanwhile. */
export const imageOperationKinds = ["pull", "build", "load", "save"] as const;
export const ImageOperationKind = z.enum(imageOperationKinds);
export type ImageOperationKind = z.infer<typeof ImageOperationKind>;

export const OperationKind = z.enum([...gatewayOperationKinds, ...imageOperationKinds]);
export type OperationKind = z.infer<typeof OperationKind>;

const gatewayStepIds = [
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
  // another version, and back
  "pull-image",
  "check-target",
  "rehearse",
  "write-checkpoint",
  "settle",
  "commit-change",
  "keep-log",
  "remove-new",
  "restore-checkpoint",
  "start-previous",
  // the settings
  "hold-container",
  "commit-apply",
  "put-back",
  // what runs already
  "check-source",
  "stop-source",
  "hold-source",
  "commit-take-over",
  "start-source",
  "copy-state",
  "verify-copy",
  "keep-copy",
  "clear-copy",
  "write-files",
  "forget-container",
] as const;
export type GatewayStepId = (typeof gatewayStepIds)[number];

const imageStepIds = ["pull-image", "build-image", "load-image", "save-image"] as const;
export type ImageStepId = (typeof imageStepIds)[number];

/** Every step an operation may have. packages/messages has a label for each, in every tense it needs. */
export const StepId = z.enum([...new Set([...gatewayStepIds, ...imageStepIds])]);
export type StepId = z.infer<typeof StepId>;

export const Step = z.object({
  id: StepId,
  state: z.enum(["todo", "doing", "done", "failed", "cancelled"]),
  /** Epoch milliseconds. */
  startedAt: z.number().optional(),
  finishedAt: z.number().optional(),
  /** 0..1 where the step knows how far it is; never goes back. */
  fraction: z.number().min(0).max(1).optional(),
  /** Of a step that moves bytes or has parts of its own. */
  progress: Progress.optional(),
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
  /** Of an operation that got or made an image. */
  image: ImageResult.optional(),
});
export type Operation = z.infer<typeof Operation>;
