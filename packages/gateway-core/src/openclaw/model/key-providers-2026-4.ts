/** A provider that a version without `openclaw.setup.*` takes a key for, through the environment in its config. */
export interface KeyProvider {
  /** OpenClaw's own name for the choice. */
  id: string;
  brand: string;
  label: string;
  website: string;
  variable: string;
  /** What its own onboarding would make the default. */
  model: string;
}

/** Source: auth choices, environment variables and default models in the sources of 2026.4.29. */
export const keyProviders: readonly KeyProvider[] = [
  {
    id: "apiKey",
    brand: "anthropic",
    label: "Anthropic",
    website: "https://console.anthropic.com/settings/keys",
    variable: "ANTHROPIC_API_KEY",
    model: "anthropic/claude-opus-4-7",
  },
  {
    id: "openai-api-key",
    brand: "openai",
    label: "OpenAI",
    website: "https://platform.openai.com/api-keys",
    variable: "OPENAI_API_KEY",
    model: "openai/gpt-5.5",
  },
  {
    id: "openrouter-api-key",
    brand: "openrouter",
    label: "OpenRouter",
    website: "https://openrouter.ai/keys",
    variable: "OPENROUTER_API_KEY",
    model: "openrouter/auto",
  },
  {
    id: "gemini-api-key",
    brand: "google",
    label: "Google Gemini",
    website: "https://aistudio.google.com/apikey",
    variable: "GEMINI_API_KEY",
    model: "google/gemini-3.1-pro-preview",
  },
  {
    id: "xai-api-key",
    brand: "xai",
    label: "xAI (Grok)",
    website: "https://console.x.ai",
    variable: "XAI_API_KEY",
    model: "xai/grok-4",
  },
];
