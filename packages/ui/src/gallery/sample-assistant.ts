import type {
  AssistantOptions,
  AssistantProvider,
  LocalModelServer,
  ModelAnswer,
  WizardState,
  WizardStep,
} from "@rockpool/gateway-core/contract/assistant";
import type { Failure } from "@rockpool/gateway-core/contract/failure";
import type { ReachabilityRow, SetupProgress } from "@rockpool/gateway-core/contract/setup";

export function provider(
  part: Partial<AssistantProvider> & { id: string; label: string },
): AssistantProvider {
  return { hint: null, group: null, kind: "key", website: null, lack: null, ...part };
}

export const anthropic = provider({
  id: "apiKey",
  label: "Anthropic API key",
  group: "Anthropic",
  website: "https://console.anthropic.com/settings/keys",
});
export const openAiCode = provider({
  id: "openai-device-code",
  label: "ChatGPT Device Pairing",
  hint: "Sign in with a code on another page",
  group: "OpenAI",
  kind: "device-code",
});
export const openRouterSignIn = provider({
  id: "openrouter-oauth",
  label: "OpenRouter OAuth",
  hint: "Browser sign-in",
  group: "OpenRouter",
  kind: "browser",
});
export const ollama = provider({
  id: "ollama",
  label: "Ollama",
  hint: "Cloud and local open models",
  kind: "prepare",
});

const downloads = [
  "Mistral AI",
  "Groq",
  "DeepSeek",
  "Fireworks",
  "Cerebras",
  "Venice AI",
  "Z.AI",
  "Moonshot AI",
];

export const options: AssistantOptions = {
  model: null,
  endpoint: true,
  providers: [
    provider({
      id: "openai-api-key",
      label: "OpenAI API Key",
      hint: "Use your OpenAI API key directly",
      group: "OpenAI",
    }),
    openAiCode,
    anthropic,
    provider({
      id: "setup-token",
      label: "Anthropic setup-token",
      hint: "Token created by running 'claude setup-token' in your terminal",
      group: "Anthropic",
    }),
    provider({ id: "openrouter-api-key", label: "OpenRouter API key", group: "OpenRouter" }),
    openRouterSignIn,
    provider({ id: "gemini-api-key", label: "Google AI Studio API key", group: "Google" }),
    provider({ id: "nvidia-api-key", label: "NVIDIA API key", group: "NVIDIA" }),
    ollama,
    ...downloads.map((label) => provider({ id: label, label: `${label} API key`, kind: "install" })),
  ],
};

/** As an image of the 2026.4.29 era would have it. */
export const lackingOptions: AssistantOptions = {
  ...options,
  providers: options.providers.slice(0, 8).map((one, index) => ({
    ...one,
    lack: index === 0 ? "plugin-not-in-image" : index > 4 ? "no-safe-way" : null,
  })),
};

export const okAnswer: ModelAnswer = {
  status: "ok",
  model: "anthropic/claude-opus-5",
  latencyMs: 1240,
  error: null,
};

const errors: Record<Exclude<ModelAnswer["status"], "ok">, string | null> = {
  auth: "401 authentication_error: invalid x-api-key",
  billing:
    "Your credit balance is too low to access the API. Go to Plans & Billing to upgrade or purchase credits.",
  "rate-limit": "429 Too Many Requests: try again in 42 s",
  timeout: "no answer within 90 s",
  format: "unexpected token < in JSON at position 0",
  unavailable: "404 model not found: claude-opus-7",
  unknown: null,
};

export function badAnswer(status: Exclude<ModelAnswer["status"], "ok">): ModelAnswer {
  return { status, model: "anthropic/claude-opus-5", latencyMs: null, error: errors[status] };
}

export const busy: Failure = { code: "setup-busy", message: "SETUP_ADMISSION_BUSY" };
export const lost: Failure = { code: "setup-lost", message: "WIZARD_NOT_FOUND" };

export function localServer(part: Partial<LocalModelServer> = {}): LocalModelServer {
  return {
    id: "ollama",
    baseUrl: "http://host.docker.internal:11434",
    outcome: "ok",
    models: ["llama3.2:3b", "qwen3:8b", "gpt-oss:20b"],
    listenOn: "172.17.0.1",
    ...part,
  };
}

export const lmStudio = localServer({
  id: "lmstudio",
  baseUrl: "http://host.docker.internal:1234",
  outcome: "absent",
  models: [],
});

export function wizardStep(part: Partial<WizardStep> = {}): WizardStep {
  return {
    id: "s1",
    type: "note",
    title: null,
    message: null,
    options: [],
    initialValue: null,
    placeholder: null,
    sensitive: false,
    externalUrl: null,
    deviceCode: null,
    ...part,
  };
}

export function wizardAt(step: Partial<WizardStep> | null, part: Partial<WizardState> = {}): WizardState {
  return {
    sessionId: "w1",
    status: "running",
    step: step && wizardStep(step),
    error: null,
    model: null,
    ...part,
  };
}

export const codeStep: Partial<WizardStep> = {
  type: "progress",
  title: "OpenAI device pairing",
  message: "Enter this one-time code.\nCode: QXTP-4K9D",
  externalUrl: "https://auth.openai.com/codex/device",
  deviceCode: { code: "QXTP-4K9D", expiresInMinutes: 15, message: null },
};

export const reachability: readonly ReachabilityRow[] = [
  { id: "dns", target: "registry.npmjs.org", outcome: "ok", detail: null, tookMs: 12 },
  { id: "npm", target: "registry.npmjs.org:443", outcome: "ok", detail: null, tookMs: 84 },
  {
    id: "provider:api.anthropic.com",
    target: "api.anthropic.com:443",
    outcome: "certificate",
    detail: "self-signed certificate in certificate chain",
    tookMs: 61,
  },
  {
    id: "channel:api.telegram.org",
    target: "api.telegram.org:443",
    outcome: "timeout",
    detail: null,
    tookMs: 8000,
  },
];

export function progressAt(step: SetupProgress["step"], part: Partial<SetupProgress> = {}): SetupProgress {
  return { step, form: false, left: false, existing: null, assistantLater: false, finishedAt: null, ...part };
}
