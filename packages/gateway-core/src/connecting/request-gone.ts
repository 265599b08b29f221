import { RockpoolError } from "../contract/rockpool-error.ts";

/** What 2026.9.6 and 2026.4.29 say of what is not there: no code tells it from a malformed question. */
const goneWords = /unknown (?:requestId|deviceId)|no longer exists/;

/** A refusal because the request was answered elsewhere or ran out, as `request-gone`; everything else as it was. */
export function requestGone(error: unknown, what: "request" | "device"): unknown {
  if (!(error instanceof RockpoolError) || error.failure.code !== "gateway-rpc") return error;
  if (!goneWords.test(error.failure.message)) return error;
  const { message } = error.failure;
  return what === "request"
    ? new RockpoolError({ code: "request-gone", message })
    : new RockpoolError({ code: "not-found", message, facts: { what: "The device" } });
}
