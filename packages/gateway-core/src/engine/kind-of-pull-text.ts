import type { EngineErrorKind } from "./engine-error.ts";

/**
 * What an engine says of a registry, in this order: a refusal to serve more may be worded like a refusal of access. Seen
 * with Docker Engine 20.10 against distribution 2.8 and answers made up; Go's net and tls name the rest, and they come
 * through unchanged. Podman 4.3 says most of it in the same words, being made of the same parts.
 */
const kinds: readonly (readonly [EngineErrorKind, RegExp])[] = [
  ["rate-limited", /toomanyrequests|too many requests|rate limit|HTTP 429\b|status(?: code)?:? 429\b/i],
  [
    "no-platform",
    /no matching manifest for|no match for platform|no image found in (?:manifest list|image index)|cannot be used on this platform/i,
  ],
  // A layer that cannot be unpacked may be denied as well, by this computer.
  ["server-error", /failed to register layer|permission denied/i],
  [
    "registry-denied",
    /pull access denied|\bdenied:|\bdenied$|\bunauthorized\b|authentication required|no basic auth credentials|incorrect username or password|HTTP 40[13]\b|status(?: code)?:? 40[13]\b|40[13] (?:Forbidden|Unauthorized)/i,
  ],
  ["registry-not-found", /manifest unknown|name unknown|manifest for .* not found|repository .* not found/i],
  ["registry-untrusted", /x509:|tls: |server gave HTTP response to HTTPS client|certificate/i],
  [
    "registry-unreachable",
    /connection refused|no such host|no route to host|network is unreachable|server misbehaving|temporary failure in name resolution/i,
  ],
  [
    "registry-lost",
    /\bEOF\b|connection reset by peer|broken pipe|i\/o timeout|TLS handshake timeout|deadline exceeded|request canceled|Client\.Timeout|context canceled|use of closed network connection/i,
  ],
  [
    "registry-error",
    /received unexpected HTTP status|HTTP (?:4|5)\d\d\b|status(?: code)?:? 5\d\d\b|50[0-4] (?:Internal|Bad|Service|Gateway)|download failed after attempts|error parsing HTTP|error unmarshalling content|unknown blob|missing signature key|verification failed/i,
  ],
];

/** null for what is said of anything else. */
export function kindOfPullText(message: string): EngineErrorKind | null {
  return kinds.find(([, words]) => words.test(message))?.[0] ?? null;
}
