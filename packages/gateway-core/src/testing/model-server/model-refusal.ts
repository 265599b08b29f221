import type { ModelServerMode } from "../model-server.ts";

export type ApiFamily = "openai" | "anthropic" | "ollama";

/** As the provider words it; a wrong key is quoted, as some do. */
export function modelRefusal(
  family: ApiFamily,
  mode: ModelServerMode,
  key: string | null,
): { status: number; body: unknown } {
  const { status, type, code, message } = reasonOf(mode, key);
  if (family === "ollama") return { status, body: { error: message } };
  if (family === "anthropic") return { status, body: { type: "error", error: { type, message } } };
  return { status, body: { error: { message, type, param: null, code } } };
}

function reasonOf(mode: ModelServerMode, key: string | null) {
  switch (mode) {
    case "no-credit":
      return {
        status: 402,
        type: "billing_error",
        code: "payment_required",
        message: "Your credit balance is too low to access the API. Go to Plans & Billing to buy credits.",
      };
    case "no-quota":
      return {
        status: 429,
        type: "insufficient_quota",
        code: "insufficient_quota",
        message: "You exceeded your current quota. Check your plan and billing details.",
      };
    case "rate-limit":
      return {
        status: 429,
        type: "rate_limit_error",
        code: "rate_limit_exceeded",
        message: "Rate limit reached for requests. Try again in 20s.",
      };
    default:
      return {
        status: 401,
        type: "authentication_error",
        code: "invalid_api_key",
        message: `Incorrect API key provided: ${key ?? "none"}.`,
      };
  }
}
