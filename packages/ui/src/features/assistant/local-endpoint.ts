import type { LocalModelServer } from "@rockpool/gateway-core/contract/assistant";
import type { CallInput } from "@rockpool/gateway-core/contract/calls";

/** A model of a server on this computer, as the gateway is asked to use it. OpenClaw wants Ollama's own API, without /v1. */
export function localEndpoint(
  { id, baseUrl }: Pick<LocalModelServer, "id" | "baseUrl">,
  model: string,
): CallInput<"assistant.useEndpoint"> {
  const root = baseUrl.replace(/\/+$/, "");
  if (id === "ollama") return { baseUrl: root.replace(/\/v1$/, ""), api: "ollama", model };
  return { baseUrl: root.endsWith("/v1") ? root : `${root}/v1`, api: "openai", model };
}
