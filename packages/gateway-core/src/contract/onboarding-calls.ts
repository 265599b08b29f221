import { z } from "zod";
import {
  AgentReply,
  AssistantOptions,
  EndpointApi,
  LocalModelServer,
  ModelAnswer,
  WizardKind,
  WizardState,
} from "./assistant.ts";
import { call, nothing } from "./call.ts";
import { ImageReference } from "./images.ts";
import {
  EngineCheck,
  FoundGateway,
  ReachabilityRow,
  SetupPatch,
  SetupProgress,
  StoragePreview,
  StorageQuestion,
} from "./setup.ts";

/** What is asked on the way to a first message. */
export const onboardingCalls = {
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

  /** A sign-in by code or browser, the preparation of a model server, or a channel: steps of OpenClaw's own. */
  "wizard.start": call(z.object({ kind: WizardKind, provider: z.string().min(1) }).strict(), WizardState),
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
} as const;
