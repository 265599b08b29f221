import { z } from "zod";
import {
  AgentReply,
  AssistantOptions,
  EndpointApi,
  LocalModelServer,
  ModelAnswer,
  WizardState,
} from "./assistant.ts";
import { Checkpoint } from "./checkpoint.ts";
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
import { GatewayOperationKind, StepId } from "./operation.ts";
import { Overrides, Preferences, PreferencesPatch } from "./settings.ts";
import {
  EngineCheck,
  FoundGateway,
  ReachabilityRow,
  SetupPatch,
  SetupProgress,
  StoragePreview,
  StorageQuestion,
} from "./setup.ts";
import { EngineCandidate, Snapshot } from "./snapshot.ts";

const nothing = z.object({}).strict();

function call<I extends z.ZodType, O extends z.ZodType>(input: I, output: O) {
  return { input, output };
}

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
        kind: GatewayOperationKind.extract(["start", "stop", "restart", "remove", "repair"]),
        overrides: Overrides.default({}),
        useExistingState: z.boolean().default(false),
        force: z.boolean().default(false),
      })
      .strict(),
    z.object({ steps: z.array(z.object({ id: StepId, command: z.string().optional() })) }),
  ),
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

  /** Kept in the settings file after every step; a step that is already true is the screens' to pass over. */
  "setup.remember": call(z.object({ patch: SetupPatch }).strict(), SetupProgress),
  "setup.checks": call(nothing, z.object({ checks: z.array(EngineCheck) })),
  /** Gateways and states of OpenClaw on this engine and host that are not ours. Changes nothing. */
  "setup.found": call(nothing, z.object({ found: z.array(FoundGateway) })),
  /** Where the data would live with these choices; without them, with the settings. */
  "setup.storage": call(StorageQuestion, StoragePreview),
  /** Gives a directory to the container's user. Contents stay; `left` counts other disks, and files also named elsewhere. */
  "setup.repairOwner": call(
    z.object({ place: z.enum(["state", "workspace"]) }).strict(),
    z.object({ changed: z.int(), left: z.int().optional() }),
  ),
  /** From inside the gateway's container, or a one-off one of the same image while it is stopped. */
  "setup.reachability": call(nothing, z.object({ rows: z.array(ReachabilityRow) })),

  "assistant.options": call(nothing, AssistantOptions),
  /** Gives the key to the gateway, which tests it live and uses it only where it works. Rockpool keeps none. */
  "assistant.useKey": call(
    z
      .object({ provider: z.string().min(1), key: z.string().min(1), model: z.string().min(1).optional() })
      .strict(),
    ModelAnswer,
  ),
  /** Any compatible endpoint; an empty key for one that wants none. */
  "assistant.useEndpoint": call(
    z
      .object({
        baseUrl: z.url({ protocol: /^https?$/ }),
        api: EndpointApi.default("openai"),
        model: z.string().min(1),
        key: z.string().default(""),
      })
      .strict(),
    ModelAnswer,
  ),
  "assistant.localServers": call(nothing, z.object({ servers: z.array(LocalModelServer) })),
  /** Asks the configured model for a real answer. */
  "assistant.verify": call(nothing, ModelAnswer),
  /** A message to the default agent in its main session, and its whole answer. */
  "assistant.say": call(z.object({ message: z.string().min(1).max(20_000) }).strict(), AgentReply),

  /** A sign-in by code or browser, or the preparation of a model server: steps of OpenClaw's own. */
  "wizard.start": call(
    z.object({ kind: z.enum(["sign-in", "prepare"]), provider: z.string().min(1) }).strict(),
    WizardState,
  ),
  /** The one that was begun last and has not ended, though another shell or an earlier run of us began it. */
  "wizard.current": call(nothing, z.object({ wizard: WizardState.nullable() })),
  /** Waits for the next step, which may take as long as a person does in a browser. */
  "wizard.next": call(
    z
      .object({
        sessionId: z.string(),
        answer: z.object({ stepId: z.string(), value: z.json().optional() }).strict().optional(),
      })
      .strict(),
    WizardState,
  ),
  "wizard.cancel": call(z.object({ sessionId: z.string() }).strict(), nothing),

  /** One at a time, told in the snapshot; a second start is the first. The image of the settings unless another is named. */
  "demo.start": call(z.object({ image: ImageReference.optional() }).strict(), nothing),
  "demo.say": call(z.object({ message: z.string().min(1).max(20_000) }).strict(), AgentReply),
  /** Signs in to the demo's Control UI: a secret, as with `dashboard.link`. */
  "demo.link": call(nothing, z.object({ url: z.url() })),
  "demo.stop": call(nothing, nothing),

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

  "settings.get": call(nothing, Preferences),
  "settings.set": call(z.object({ patch: PreferencesPatch }).strict(), Preferences),

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
