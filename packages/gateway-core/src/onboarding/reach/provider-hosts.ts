/**
 * Where OpenClaw asks the models of a provider unless its config says otherwise, by provider id. Source: base addresses in
 * OpenClaw 2026.9.6 and its docs/providers. A provider that is not here is asked about only by its own `baseUrl`.
 */
export const providerHosts: Readonly<Record<string, string>> = {
  anthropic: "api.anthropic.com",
  openai: "api.openai.com",
  "openai-codex": "chatgpt.com",
  openrouter: "openrouter.ai",
  google: "generativelanguage.googleapis.com",
  xai: "api.x.ai",
  groq: "api.groq.com",
  mistral: "api.mistral.ai",
  deepseek: "api.deepseek.com",
  together: "api.together.xyz",
  fireworks: "api.fireworks.ai",
  cerebras: "api.cerebras.ai",
  cohere: "api.cohere.com",
  deepinfra: "api.deepinfra.com",
  huggingface: "router.huggingface.co",
  nvidia: "integrate.api.nvidia.com",
  moonshot: "api.moonshot.ai",
  kimi: "api.kimi.com",
  minimax: "api.minimax.io",
  zai: "api.z.ai",
  venice: "api.venice.ai",
  "github-copilot": "api.individual.githubcopilot.com",
  "vercel-ai-gateway": "ai-gateway.vercel.sh",
  opencode: "opencode.ai",
  "opencode-go": "opencode.ai",
  "ollama-cloud": "ollama.com",
};

/** The same of channels. Signal talks to a program beside the gateway, which the config names. */
export const channelHosts: Readonly<Record<string, string>> = {
  telegram: "api.telegram.org",
  discord: "discord.com",
  slack: "slack.com",
  whatsapp: "web.whatsapp.com",
  googlechat: "chat.googleapis.com",
  line: "api.line.me",
};
