/** Words in names of variables that hold secrets, as parts between underscores. */
const secretWord =
  /(?:^|_)(?:TOKEN|SECRET|PASSWORD|PASSWD|PASSPHRASE|APIKEY|KEY|CREDENTIALS?|COOKIE|PAT|HEADERS)(?:_|$)/i;
/** Names that have such a word and hold none. */
const harmless = /^(?:SSH_AUTH_SOCK|PUBLIC_KEY)$|_(?:FILE|PATH|DIR|ID|NAME)$/i;

/** Whether a variable of this name looks like it holds a secret. */
export function isSecretName(name: string): boolean {
  return secretWord.test(name) && !harmless.test(name);
}
