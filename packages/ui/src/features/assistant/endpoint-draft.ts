import type { EndpointApi } from "@rockpool/gateway-core/contract/assistant";
import type { CallInput } from "@rockpool/gateway-core/contract/calls";

/** What was typed about an endpoint. */
export interface EndpointDraft {
  readonly baseUrl: string;
  readonly api: EndpointApi;
  readonly model: string;
  readonly key: string;
}

export const emptyEndpoint: EndpointDraft = { baseUrl: "", api: "openai", model: "", key: "" };

/** As the gateway is asked to use it; null while something is missing. */
export function endpointInput(draft: EndpointDraft): CallInput<"assistant.useEndpoint"> | null {
  const baseUrl = draft.baseUrl.trim();
  const model = draft.model.trim();
  if (!isHttpUrl(baseUrl) || model === "") return null;
  return { baseUrl, api: draft.api, model, key: draft.key.trim() };
}

export function isHttpUrl(text: string): boolean {
  return /^https?:\/\//i.test(text.trim()) && URL.canParse(text.trim());
}

/** The host, where it would be the container itself and not this computer; null elsewhere. */
export function ownHost(text: string): string | null {
  if (!isHttpUrl(text)) return null;
  const { hostname } = new URL(text.trim());
  return /^(?:localhost|127(?:\.\d+){3}|0\.0\.0\.0|\[::1?\])$/.test(hostname) ? hostname : null;
}

/** The same address by the name that this computer has inside the container. */
export function asSeenFromContainer(text: string): string {
  const url = new URL(text.trim());
  const { hostname } = url;
  // Typed text stays as it is but for the host; a URL would add a slash at its end.
  return text
    .trim()
    .replace(new RegExp(`//(.*@)?${escapeRegExp(hostname)}`, "i"), "//$1host.docker.internal");
}

function escapeRegExp(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
