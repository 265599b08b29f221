import { text } from "node:stream/consumers";
import type { CallInput } from "@rockpool/gateway-core/contract/calls";
import type { Context } from "../../context.ts";
import { customProvider, invalid, type SetupGiven, type WantedModel } from "./setup-options.ts";

/** One model to set. */
export type ModelWish =
  | ({ kind: "endpoint" } & CallInput<"assistant.useEndpoint">)
  /** Without a key it is a sign-in, or a key that is asked for. */
  | { kind: "provider"; provider: string; key: string | null; model: string | undefined };

/**
 * The models to set, with the keys from standard input, which nothing else sees. The one that the assistant shall use
 * comes last: the one of `--provider`, else the first of the secrets. Throws RockpoolError `input-invalid`.
 */
export async function modelWishes(
  { stdin, messages }: Context,
  given: SetupGiven,
  wanted: WantedModel,
): Promise<ModelWish[]> {
  const words = messages.cli.setup;
  const secrets = given.secretsStdin ? secretsFrom(await text(stdin)) : null;
  const key = given.keyStdin ? (await text(stdin)).trim() : null;
  if (key === "") throw invalid(words.emptyKey, "--key-stdin");

  function secretsFrom(json: string): Record<string, string> {
    const parsed = parseSecrets(json);
    // What is wrong with it is not told: it would quote a secret.
    if (parsed === null) throw invalid(words.badSecrets, "--secrets-stdin");
    return parsed;
  }
  const others = (name: string): ModelWish[] =>
    Object.entries(secrets ?? {})
      .filter(([provider]) => provider !== name && provider !== customProvider)
      .map(([provider, secret]) => ({ kind: "provider", provider, key: secret, model: undefined }));

  switch (wanted.kind) {
    case "later":
    case "ask":
      return [];
    case "endpoint":
      return [...others(customProvider), { ...wanted, key: key ?? secrets?.[customProvider] ?? "" }];
    case "provider": {
      const { provider } = wanted;
      const own = key ?? secrets?.[provider] ?? null;
      if (secrets !== null && own === null) throw invalid(words.noSecretFor(provider), "--secrets-stdin");
      return [...others(provider), { ...wanted, key: own }];
    }
    case "secrets": {
      const [first] = Object.entries(secrets ?? {});
      if (first === undefined || first[0] === customProvider) throw invalid(words.needsBaseUrl, "--base-url");
      const [provider, secret] = first;
      return [...others(provider), { kind: "provider", provider, key: secret, model: wanted.model }];
    }
  }
}

/** Null where it is no object of keys by provider, or an empty one. */
function parseSecrets(json: string): Record<string, string> | null {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return null;
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const entries = Object.entries(value).map(([name, key]: [string, unknown]) => [name, key] as const);
  const isGood = entries.every(([name, key]) => name !== "" && typeof key === "string" && key.trim() !== "");
  if (!isGood || entries.length === 0) return null;
  return Object.fromEntries(entries.map(([name, key]) => [name, String(key).trim()]));
}
