import { z } from "zod";
import { adoptionCalls } from "./adoption-calls.ts";
import { call, nothing } from "./call.ts";
import { Checkpoint } from "./checkpoint.ts";
import { connectingCalls } from "./connecting-calls.ts";
import { DiskUse } from "./disk-use.ts";
import { Exposure } from "./exposure.ts";
import { HealthReport } from "./health-report.ts";
import {
  BuildSource,
  ImageList,
  ImageReference,
  ImageTags,
  RemovalPreview,
  ResolvedImage,
} from "./images.ts";
import { LogEntry } from "./log-entry.ts";
import { onboardingCalls } from "./onboarding-calls.ts";
import { GatewayOperationKind, StepId } from "./operation.ts";
import { Overrides } from "./overrides.ts";
import { settingCalls } from "./setting-calls.ts";
import { EngineCandidate, Snapshot } from "./snapshot.ts";

const operationRef = z.object({ operationId: z.string() });

const startRequest = z
  .object({
    overrides: Overrides.default({}),
    /** The yes to `state-exists`: a state that is not ours. A copy of it is made first. */
    useExistingState: z.boolean().default(false),
  })
  .strict();

/**
 * Everything a shell may ask. Handlers, clients, the preload's allow-list and the router derive from this
 * value: a call without a handler does not compile.
 */
export const calls = {
  "snapshot.get": call(nothing, Snapshot),
  "engine.search": call(nothing, z.object({ report: z.array(EngineCandidate) })),
  /** Starts an installed engine; refused with the fact `command`, what a person can type, where we may not. */
  "engine.start": call(nothing, z.object({ started: z.boolean() })),
  /** The lines that `engine.install` would run, as a person would type them; null where we may not, or one is installed. */
  "engine.installation": call(nothing, z.object({ lines: z.array(z.string()).nullable() })),
  /** Runs them. Twice is once. It cannot be cancelled: a package manager is not to be stopped half-way. */
  "engine.install": call(nothing, nothing),

  /** Pressing start twice starts once: the second call answers with the operation that already runs. */
  "gateway.start": call(startRequest, operationRef),
  "gateway.stop": call(z.object({ force: z.boolean().default(false) }).strict(), operationRef),
  "gateway.restart": call(startRequest, operationRef),
  /** Removes the container; state, workspace and volumes stay. */
  "gateway.remove": call(nothing, operationRef),
  /** One-off `doctor --fix` with the gateway stopped, then one more start. */
  "gateway.repair": call(nothing, operationRef),
  /** What an operation would do, as docker lines, without doing it. */
  "gateway.plan": call(
    z
      .object({
        kind: GatewayOperationKind.extract([
          "start",
          "stop",
          "restart",
          "remove",
          "repair",
          "apply",
          "undo-take-over",
        ]),
        overrides: Overrides.default({}),
        useExistingState: z.boolean().default(false),
        force: z.boolean().default(false),
      })
      .strict(),
    z.object({ steps: z.array(z.object({ id: StepId, command: z.string().optional() })) }),
  ),
  /** What is published, and what came of trying it from this computer's addresses in its networks. */
  "gateway.exposure": call(nothing, Exposure),
  /** What grows with use, measured in the running gateway's container. */
  "gateway.diskUse": call(nothing, DiskUse),
  "gateway.health": call(z.object({ deep: z.boolean().default(false) }).strict(), HealthReport),

  /**
   * Brings another image: pulls it where it is not here, takes a verified copy of the state, and goes back by itself where
   * the new gateway does not get ready. The reference becomes the wish. With `rehearse` the new image first has to get
   * ready on a copy of the state.
   */
  "gateway.change": call(
    z.object({ reference: ImageReference, rehearse: z.boolean().default(false) }).strict(),
    operationRef,
  ),
  /** Image and state of a checkpoint; what is there now is kept as a checkpoint of its own. */
  "gateway.rollBack": call(
    z.object({ checkpointId: z.string().optional(), workspace: z.boolean().default(false) }).strict(),
    operationRef,
  ),
  "checkpoints.list": call(nothing, z.object({ checkpoints: z.array(Checkpoint) })),
  "checkpoints.remove": call(z.object({ id: z.string() }).strict(), nothing),

  "images.list": call(nothing, ImageList),
  /** Of the repository in `reference`, as its registry lists them. */
  "images.tags": call(z.object({ reference: ImageReference }).strict(), ImageTags),
  /** Asks the registry about an image without downloading it. */
  "images.resolve": call(z.object({ reference: ImageReference }).strict(), ResolvedImage),
  "images.pull": call(z.object({ reference: ImageReference }).strict(), operationRef),
  "images.build": call(z.object({ source: BuildSource }).strict(), operationRef),
  /** `path` is a file on the computer where the service runs. */
  "images.load": call(z.object({ path: z.string().min(1) }).strict(), operationRef),
  "images.save": call(
    z
      .object({ reference: ImageReference, path: z.string().min(1), overwrite: z.boolean().default(false) })
      .strict(),
    operationRef,
  ),
  "images.previewRemoval": call(z.object({ reference: z.string().min(1) }).strict(), RemovalPreview),
  "images.remove": call(z.object({ reference: z.string().min(1) }).strict(), RemovalPreview),
  /** Removes the images that `images.list` gives no reason to keep, and what our builds left behind. */
  "images.cleanUp": call(nothing, z.object({ removed: z.array(z.string()), bytes: z.number() })),
  /** Asks the registry whether the wished tag has moved, whenever it was last asked. */
  "images.check": call(
    nothing,
    z.object({
      reference: z.string(),
      digest: z.string(),
      version: z.string().nullable(),
      newer: z.boolean(),
    }),
  ),

  ...onboardingCalls,
  ...adoptionCalls,
  ...connectingCalls,

  "operation.cancel": call(operationRef.strict(), nothing),
  "failure.dismiss": call(nothing, nothing),

  /**
   * A link that signs in to the Control UI. It carries a secret in its fragment: hand it to a browser, never log it.
   * `signedIn` is false where the secret cannot be read; the page then asks for it itself.
   */
  "dashboard.link": call(nothing, z.object({ url: z.url(), signedIn: z.boolean() })),

  "logs.read": call(
    z.object({ tail: z.int().min(1).max(100_000).default(1000) }).strict(),
    z.object({ entries: z.array(LogEntry) }),
  ),

  ...settingCalls,

  /** Starts OpenClaw's own CLI in the gateway or, while it is stopped, in a one-off container. */
  "openclaw.start": call(
    z
      .object({
        args: z.array(z.string()),
        tty: z.boolean().default(false),
        columns: z.int().min(1).max(1000).default(80),
        rows: z.int().min(1).max(1000).default(24),
        overrides: Overrides.default({}),
        dryRun: z.boolean().default(false),
      })
      .strict(),
    z.object({ sessionId: z.string(), where: z.enum(["gateway", "one-off"]), command: z.string() }),
  ),
  /** `data` is base64; `end` closes standard input after it. */
  "openclaw.input": call(
    z
      .object({ sessionId: z.string(), data: z.base64().default(""), end: z.boolean().default(false) })
      .strict(),
    nothing,
  ),
  "openclaw.resize": call(
    z.object({ sessionId: z.string(), columns: z.int().min(1), rows: z.int().min(1) }).strict(),
    nothing,
  ),
  "openclaw.stop": call(z.object({ sessionId: z.string() }).strict(), nothing),
} as const;

export type Calls = typeof calls;
export type CallName = keyof Calls;
/** What a caller passes: defaults may be left out. */
export type CallInput<K extends CallName> = z.input<Calls[K]["input"]>;
/** What a handler gets: parsed, defaults filled in. */
export type ParsedInput<K extends CallName> = z.output<Calls[K]["input"]>;
export type CallOutput<K extends CallName> = z.output<Calls[K]["output"]>;

export type Handlers = {
  readonly [K in CallName]: (input: ParsedInput<K>) => Promise<CallOutput<K>> | CallOutput<K>;
};
