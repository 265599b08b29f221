import type { Checkpoint } from "@rockpool/gateway-core/contract/checkpoint";
import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";

/** A gateway that took longer than this to get ready was not just starting. */
const longestStart = 10 * 60_000;

/**
 * Milliseconds without a gateway: as long as it took to get ready the last time, and as long as the last copy of the state
 * took. null where either is not known.
 */
export function expectedDowntime(
  { phase, since, gateway }: Snapshot,
  copy: Pick<Checkpoint, "tookMs"> | undefined,
): number | null {
  const startedAt = gateway.container?.startedAt;
  if (!copy || startedAt == null || (phase !== "running" && phase !== "degraded")) return null;
  const startTook = since - startedAt;
  return startTook > 0 && startTook < longestStart ? startTook + copy.tookMs : null;
}
