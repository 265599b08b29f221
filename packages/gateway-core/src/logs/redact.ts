/** What stands for a secret; contains nothing that another rule would replace again. */
export const redacted = "[redacted]";

/** Shorter "secrets" would blank out ordinary words. */
const shortestSecret = 6;

const keyName =
  "(?:[\\w-]*?(?:token|secret|password|passwd|passphrase|api[_-]?key|apikey|private[_-]?key|access[_-]?key|credential)s?|authorization|cookie|set-cookie)";

/** Order matters: the forms with a name first, so that the name stays and the whole value goes. */
const rules: readonly [RegExp, string][] = [
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g, redacted],
  [/\b(Bearer|Basic|Bot)\s+[A-Za-z0-9._~+/=-]{8,}/g, `$1 ${redacted}`],
  // `"token": "value"` and `\"token\":\"value\"` in JSON inside a string.
  [
    new RegExp(`(\\\\?["'])(${keyName})\\1(\\s*:\\s*)\\1(?!\\[redacted\\])[^"'\\\\]{3,}\\1`, "gi"),
    `$1$2$1$3$1${redacted}$1`,
  ],
  // `token=value`, `--token value`, `#token=value`, `&api_key=value`, `token: value`.
  [
    new RegExp(
      `((?:^|[\\s#?&;,({[])(?:--)?${keyName}\\s*[=:]\\s*)["']?(?!\\[redacted\\]|Bearer |Basic |Bot )[^\\s"'&#;,)}\\]]{6,}["']?`,
      "gi",
    ),
    `$1${redacted}`,
  ],
  [new RegExp(`(--${keyName}\\s+)(?!\\[redacted\\])[^\\s-][^\\s]{5,}`, "gi"), `$1${redacted}`],
  [/(\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/@]{0,64}:)[^\s/@]{3,256}@/gi, `$1${redacted}@`],
  // Keys that are known by their shape.
  [/\b(?:sk|rk|pk)-(?:ant-|proj-|or-v1-|svcacct-)?[A-Za-z0-9_-]{16,}/g, redacted],
  [/\b(?:xox[abeoprs]|xapp)-[A-Za-z0-9-]{10,}/g, redacted],
  [/\b(?:gh[opsur]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,}|glpat-[\w-]{16,})/g, redacted],
  [/\b(?:hf_|gsk_|npm_|xai-|r8_|nvapi-|pplx-|tvly-)[A-Za-z0-9_-]{20,}/g, redacted],
  [/\bAIza[\w-]{30,}/g, redacted],
  [/\bya29\.[\w-]{20,}/g, redacted],
  [/\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g, redacted],
  [/\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/g, redacted],
  // Telegram, in an API path too (`/bot123456:…`), and Discord.
  [/(?<![\dA-Za-z])(bot)?\d{6,12}(?::|%3A)[A-Za-z0-9_-]{30,}/g, `$1${redacted}`],
  [/\b[MNO][\w-]{22,28}\.[\w-]{6}\.[\w-]{27,}/g, redacted],
];

/**
 * Replaces what looks like a secret, and every one of `secrets` wherever it stands, URL-encoded too. For logs on screen,
 * in files and in bug reports. It is a net, not a proof: what has no known shape and no telling name stays.
 */
export function redact(text: string, secrets: readonly string[] = []): string {
  let result = text;
  for (const secret of secrets) {
    if (secret.length < shortestSecret) continue;
    result = result.replaceAll(secret, redacted);
    const encoded = encodeURIComponent(secret);
    if (encoded !== secret) result = result.replaceAll(encoded, redacted);
  }
  for (const [pattern, replacement] of rules) result = result.replace(pattern, replacement);
  return result;
}
