import { RockpoolError } from "../contract/rockpool-error.ts";

/** What npm, Node and curl say where a registry is not reached. */
const noNetwork =
  /EAI_AGAIN|ENOTFOUND|ECONNREFUSED|ECONNRESET|ENETUNREACH|ETIMEDOUT|EHOSTUNREACH|fetch failed|socket hang up|certificate|network/i;

/** A package of a channel that could not be got, as `channel-install-failed` with `cause` network where that is why. */
export function installFailure(error: unknown, channel: string): unknown {
  if (!(error instanceof RockpoolError) || error.failure.code !== "gateway-rpc") return error;
  const { message } = error.failure;
  const cause = noNetwork.test(message) ? { cause: "network" } : {};
  return new RockpoolError(
    { code: "channel-install-failed", message, facts: { channel, reason: message, ...cause } },
    { cause: error },
  );
}
