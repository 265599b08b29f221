import { RockpoolError } from "../contract/rockpool-error.ts";

/** Nothing, or the wrong thing, was shown to prove who we are. */
const signIn = /^(?:AUTH_|NOT_PAIRED$|PAIRING_REQUIRED$|DEVICE_IDENTITY_REQUIRED$)/;

/**
 * Trouble with the gateway's RPC as our failure. `facts.reason` is the gateway's own error code (`UNAVAILABLE`,
 * `AUTH_TOKEN_MISMATCH`, …), `CLIENT_TIMEOUT`, or `closed`. Wrong or missing sign-in becomes `gateway-sign-in`.
 */
export function rpcError(what: string, error: unknown): RockpoolError {
  if (error instanceof RockpoolError) return error;
  const reason = reasonOf(error);
  const message = error instanceof Error ? error.message : String(error);
  const code = signIn.test(reason) ? "gateway-sign-in" : "gateway-rpc";
  return new RockpoolError({ code, message: `${what}: ${message}`, facts: { reason } }, { cause: error });
}

function reasonOf(error: unknown): string {
  if (typeof error !== "object" || error === null) return "closed";
  if ("details" in error && typeof error.details === "object" && error.details !== null) {
    const { code } = error.details as { code?: unknown };
    if (typeof code === "string") return code;
  }
  if ("gatewayCode" in error && typeof error.gatewayCode === "string") return error.gatewayCode;
  return "code" in error && typeof error.code === "string" ? error.code : "closed";
}
