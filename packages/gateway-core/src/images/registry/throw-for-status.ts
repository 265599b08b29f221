import type { Answer } from "./bounded-fetch.ts";
import { errorCode } from "./read-answer.ts";
import { type AskedImage, registryFailure } from "./registry-failure.ts";

/** Longest wait that is told to a person, in seconds; a day. */
const longestWait = 86_400;

/** Throws what the status means; does nothing for 200. A 401 or 403 is the caller's to try again before it comes here. */
export function throwForStatus(
  image: AskedImage,
  { status, headers, body }: Pick<Answer, "status" | "headers" | "body">,
  facts: Readonly<Record<string, string>> = {},
): void {
  if (status === 200) return;
  const code = errorCode(body);
  const reason: Record<string, string> = code === null ? {} : { reason: code };
  const message = `HTTP ${status}${code === null ? "" : ` ${code}`}`;
  if (status === 404) throw registryFailure("registry-not-found", image, message, reason);
  if (status === 401 || status === 403)
    throw registryFailure("registry-denied", image, message, { ...reason, ...facts });
  if (status === 429) throw registryFailure("registry-rate-limited", image, message, retryAfter(headers));
  throw registryFailure("registry-error", image, message, { ...reason, status: String(status) });
}

/** Seconds, or a date (RFC 9110, 10.2.3). */
function retryAfter(headers: Headers): Record<string, string> {
  const value = headers.get("Retry-After")?.trim() ?? "";
  const seconds = /^\d+$/.test(value) ? Number(value) : Math.ceil((Date.parse(value) - Date.now()) / 1000);
  return seconds > 0 ? { seconds: String(Math.min(seconds, longestWait)) } : {};
}
