import { isSecretName } from "../contract/settings/secret-name.ts";

/** Names of what looks like a secret in an environment. An empty value is none. The values go nowhere. */
export function secretNames(env: Readonly<Record<string, string>>): string[] {
  return Object.keys(env)
    .filter((name) => env[name] !== "" && isSecretName(name))
    .sort();
}
