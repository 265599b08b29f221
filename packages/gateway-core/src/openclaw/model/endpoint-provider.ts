import type { EndpointApi } from "../../contract/assistant.ts";
import { RockpoolError } from "../../contract/rockpool-error.ts";
import type { Json } from "../edit-config.ts";
import { keyNamesOf } from "./endpoint-key.ts";
import type { ModelConfig } from "./read-model-config.ts";

export interface Endpoint {
  baseUrl: string;
  api: EndpointApi;
  model: string;
  /** Empty where the endpoint wants none. */
  key: string;
}

/** OpenClaw's names; source: the enum of `models.providers.*.api` in its schema, both eras. */
const apiNames: Record<EndpointApi, string> = {
  openai: "openai-completions",
  "openai-responses": "openai-responses",
  anthropic: "anthropic-messages",
  ollama: "ollama",
};

/** Where these APIs begin at the server's root, and OpenClaw adds the path itself. */
const rootApis: ReadonlySet<EndpointApi> = new Set(["anthropic", "ollama"]);

/**
 * The base URL as OpenClaw wants it. Throws RockpoolError `input-invalid` for an address that means the container itself, with
 * the fact `fix`: the same one as containers reach this computer.
 */
export function endpointBaseUrl({ baseUrl, api }: Pick<Endpoint, "baseUrl" | "api">): string {
  const url = new URL(baseUrl);
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const isLoopback = /^(?:localhost|.+\.localhost|127\..*|0\.0\.0\.0|::1?)$/i.test(host);
  if (isLoopback) {
    url.hostname = "host.docker.internal";
    const fix = trimmed(url.href);
    throw new RockpoolError({
      code: "input-invalid",
      message: `${baseUrl} is the gateway's own container; this computer is ${fix} there`,
      facts: { field: "baseUrl", value: baseUrl, fix },
    });
  }
  const plain = trimmed(url.href);
  return rootApis.has(api) ? trimmed(plain.replace(/\/v1$/, "")) : plain;
}

/** Where an endpoint goes in `models.providers`. */
export interface EndpointPlace {
  id: string;
  /** The name of the key it has now in the gateway's store; null where there is no entry yet. */
  keyName: string | null;
}

/**
 * The entry with the same address whose key is ours, or one that is free. Nobody's entry is lost: a key that we do not know by
 * its name could not be put back, as the gateway shows neither keys nor references.
 */
export function endpointPlace(
  providers: ModelConfig["providers"],
  { baseUrl, api }: Pick<Endpoint, "baseUrl" | "api">,
  names: readonly string[] | null,
): EndpointPlace {
  // Ollama's API comes with a plugin, which the gateway loads for this name.
  const stem = api === "ollama" ? "ollama" : "custom";
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? stem : `${stem}-${number}`;
    const entry = providers[id];
    if (entry === undefined) return { id, keyName: null };
    const [keyName, ...more] = keyNamesOf(id, names ?? []);
    const isThere = typeof entry.baseUrl === "string" && trimmed(entry.baseUrl) === baseUrl;
    if (isThere && isStored(entry.apiKey) && keyName !== undefined && more.length === 0)
      return { id, keyName };
  }
}

function isStored(apiKey: Json | undefined): boolean {
  return typeof apiKey === "object" && apiKey !== null && "source" in apiKey && apiKey.source === "store";
}

/** The entry in `models.providers`. */
export function endpointProvider(endpoint: Endpoint, apiKey: Json): { [key: string]: Json } {
  const { baseUrl, api, model } = endpoint;
  return { baseUrl, api: apiNames[api], apiKey, models: [{ id: model, name: model }] };
}

function trimmed(url: string): string {
  return url.replace(/\/+$/, "");
}
