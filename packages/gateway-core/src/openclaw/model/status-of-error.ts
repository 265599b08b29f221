import type { ModelAnswer } from "../../contract/assistant.ts";

/** In order: a quota that is used up comes as 429 too, and a refused key may name a limit. */
const signs: readonly [RegExp, ModelAnswer["status"]][] = [
  [
    /insufficient_quota|billing|credit balance|payment required|exceeded your current quota|\b402\b/i,
    "billing",
  ],
  [
    /\b401\b|\b403\b|unauthori[sz]ed|authentication|invalid.{0,10}(?:api.?)?key|incorrect api key|no api key/i,
    "auth",
  ],
  [/rate.?limit|too many requests|\b429\b|overloaded/i, "rate-limit"],
  [/timed? ?out|timeout|deadline/i, "timeout"],
  [
    /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ECONNRESET|connection error|fetch failed|network|unreachable|\b50\d\b/i,
    "unavailable",
  ],
  [
    /not found|does not exist|unknown model|unsupported|malformed|invalid (?:json|request)|\b40[04]\b/i,
    "format",
  ],
];

/** Reads it from a provider's words, for versions whose gateway does not classify them itself. */
export function statusOfError(text: string): ModelAnswer["status"] {
  return signs.find(([sign]) => sign.test(text))?.[1] ?? "unknown";
}
