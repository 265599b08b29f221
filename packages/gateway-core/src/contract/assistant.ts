import { z } from "zod";

/** How a provider wants to be paid or signed in to. */
export const providerKinds = ["key", "device-code", "browser", "install", "prepare"] as const;

/** One way to a model, as the gateway itself lists it. */
export const AssistantProvider = z.object({
  /** OpenClaw's own name for the choice: `apiKey`, `openrouter-api-key`, `openai-device-code`, `ollama`. */
  id: z.string(),
  label: z.string(),
  hint: z.string().nullable(),
  /** Heading that OpenClaw groups it under; null where it stands alone. */
  group: z.string().nullable(),
  kind: z.enum(providerKinds),
  /** Where a key comes from; https only. */
  website: z.string().nullable(),
  /** What this image cannot serve, and why: its plugin is not in the image, or this version has no way without a key in argv. */
  lack: z.enum(["plugin-not-in-image", "no-safe-way"]).nullable(),
});
export type AssistantProvider = z.infer<typeof AssistantProvider>;

export const AssistantOptions = z.object({
  providers: z.array(AssistantProvider),
  /** Whether a compatible endpoint can be set here. */
  endpoint: z.boolean(),
  /** The model that the gateway's config names now; null where none. */
  model: z.string().nullable(),
});
export type AssistantOptions = z.infer<typeof AssistantOptions>;

/** The APIs that a compatible endpoint may speak. */
export const endpointApis = ["openai", "openai-responses", "anthropic", "ollama"] as const;
export const EndpointApi = z.enum(endpointApis);
export type EndpointApi = z.infer<typeof EndpointApi>;

/** What a live test of the model said. The words of OpenClaw's statuses; `ok` only after a real answer of the model. */
export const modelStatuses = [
  "ok",
  "auth",
  "billing",
  "rate-limit",
  "timeout",
  "format",
  "unavailable",
  "unknown",
] as const;
export const ModelAnswer = z.object({
  status: z.enum(modelStatuses),
  /** `provider/model`; null where none is set. */
  model: z.string().nullable(),
  latencyMs: z.number().nullable(),
  /** What provider or gateway said, with secrets taken out. */
  error: z.string().nullable(),
});
export type ModelAnswer = z.infer<typeof ModelAnswer>;

/** A model server on this computer, seen from inside the gateway's container. */
export const LocalModelServer = z.object({
  id: z.enum(["ollama", "lmstudio"]),
  /** As the gateway would use it, `http://host.docker.internal:11434`. */
  baseUrl: z.string(),
  /** `loopback-only`: it answers on this computer, and not to containers. */
  outcome: z.enum(["ok", "absent", "loopback-only", "unknown"]),
  models: z.array(z.string()),
  /** The address that it should listen on so that containers reach it and the network does not; null where nobody can say. */
  listenOn: z.string().nullable(),
});
export type LocalModelServer = z.infer<typeof LocalModelServer>;

export const AgentReply = z.object({
  reply: z.string(),
  model: z.string().nullable(),
  /** From the question to the end of the answer. */
  tookMs: z.number(),
});
export type AgentReply = z.infer<typeof AgentReply>;

const option = z.object({ value: z.json(), label: z.string(), hint: z.string().nullable() });

/** A step of OpenClaw's own wizard, rendered without knowing what it is about; facts: WizardStep of the gateway's protocol. */
export const WizardStep = z.object({
  id: z.string(),
  type: z.enum(["note", "select", "text", "confirm", "multiselect", "progress", "action"]),
  title: z.string().nullable(),
  message: z.string().nullable(),
  options: z.array(option),
  initialValue: z.json(),
  placeholder: z.string().nullable(),
  /** Typed unseen, and never logged. */
  sensitive: z.boolean(),
  /** http or https only. */
  externalUrl: z.string().nullable(),
  deviceCode: z
    .object({ code: z.string(), expiresInMinutes: z.number().nullable(), message: z.string().nullable() })
    .nullable(),
});
export type WizardStep = z.infer<typeof WizardStep>;

/** `channel` names a channel where the others name a provider. */
export const WizardKind = z.enum(["sign-in", "prepare", "channel"]);
export type WizardKind = z.infer<typeof WizardKind>;

export const WizardState = z.object({
  sessionId: z.string(),
  status: z.enum(["running", "done", "cancelled", "error"]),
  /** Null where there is nothing to ask now. */
  step: WizardStep.nullable(),
  error: z.string().nullable(),
  /** Set where the wizard made a model ready. */
  model: z.string().nullable(),
});
export type WizardState = z.infer<typeof WizardState>;
