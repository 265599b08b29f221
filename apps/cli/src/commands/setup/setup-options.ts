import { type EndpointApi, endpointApis } from "@rockpool/gateway-core/contract/assistant";
import { RockpoolError } from "@rockpool/gateway-core/contract/rockpool-error";
import type { Context } from "../../context.ts";
import { canAsk } from "../../terminal/prompts.ts";

/** As they were typed. */
export interface SetupGiven {
  provider?: string;
  keyStdin?: boolean;
  secretsStdin?: boolean;
  baseUrl?: string;
  model?: string;
  api?: string;
  useExistingState?: boolean;
  skipAssistant?: boolean;
  dryRun?: boolean;
  check?: boolean;
  /** Never meant to be given. */
  key?: string;
  apiKey?: string;
  token?: string;
}

/** The model that is wanted, as far as that can be told before standard input is read. */
export type WantedModel =
  | { kind: "later" | "ask" }
  /** Of the secrets that come. */
  | { kind: "secrets"; model: string | undefined }
  | { kind: "provider"; provider: string; model: string | undefined }
  | { kind: "endpoint"; baseUrl: string; api: EndpointApi; model: string };

export const customProvider = "custom";

/** As setup.sh reads it; source: upstream's docs/install/docker/environment-variables.md. */
const truthy = /^(?:1|true|yes|on)$/i;

/** Throws RockpoolError `input-invalid` for what does not go together. */
export function wantedModel({ host, messages, ...context }: Context, given: SetupGiven): WantedModel {
  const words = messages.cli.setup;
  for (const option of ["key", "apiKey", "token"] as const)
    if (given[option] !== undefined) throw invalid(words.noKeyHere, "--key-stdin");
  if (given.keyStdin && given.secretsStdin) throw invalid(words.oneSource, "--secrets-stdin");
  const { provider, baseUrl, model, api } = given;
  if (given.skipAssistant || truthy.test(host.env.OPENCLAW_SKIP_ONBOARDING ?? "")) return { kind: "later" };
  if (provider === customProvider) {
    if (baseUrl === undefined || model === undefined) throw invalid(words.needsBaseUrl, "--base-url");
    if (!isAddress(baseUrl)) throw invalid(words.badBaseUrl(baseUrl), "--base-url");
    return { kind: "endpoint", baseUrl, model, api: apiFrom(api ?? "openai", words.badApi) };
  }
  if (baseUrl !== undefined || api !== undefined) throw invalid(words.onlyCustom, "--provider");
  if (provider !== undefined) return { kind: "provider", provider, model };
  if (given.secretsStdin) return { kind: "secrets", model };
  if (!given.keyStdin && canAsk(context)) return { kind: "ask" };
  throw invalid(words.noProvider, "--provider");
}

function apiFrom(text: string, badApi: (value: string, known: string) => string): EndpointApi {
  const api = endpointApis.find((each) => each === text);
  if (api === undefined) throw invalid(badApi(text, endpointApis.join(", ")), "--api");
  return api;
}

function isAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

export function invalid(message: string, field: string): RockpoolError {
  return new RockpoolError({ code: "input-invalid", message, facts: { field } });
}
