/** Words in names of variables that hold secrets, as parts between underscores. */
const secretWord =
  /(?:^|_)(?:TOKEN|SECRET|PASSWORD|PASSWD|PASSPHRASE|APIKEY|KEY|CREDENTIALS?|COOKIE|PAT|HEADERS)(?:_|$)/i;
/** Names that have such a word and hold none. */
const harmless = /^(?:SSH_AUTH_SOCK|PUBLIC_KEY)$|_(?:FILE|PATH|DIR|ID|NAME)$/i;

/** Names of what looks like a secret in an environment. An empty value is none. The values go nowhere. */
export function secretNames(env: Readonly<Record<string, string>>): string[] {
  return Object.keys(env)
    .filter((name) => env[name] !== "" && secretWord.test(name) && !harmless.test(name))
    .sort();
}
