import { probe } from "../health/probe.ts";
import type { Attempt } from "../health/wait-until.ts";

/** What `/readyz` names while the boot is not finished; source: OpenClaw docs/gateway/health. */
const bootPending = "startup-sidecars";
const done: Attempt<void> = { done: true, value: undefined };

/**
 * Whether the boot is finished: `/startupz` says so, and where a version has none, `/readyz` does. A channel that fails keeps
 * `/readyz` at no for ever while the gateway works: the names it gives, for which it wants the secret, tell the two apart.
 * One request at a time, and none twice: a gateway that boots answers in the gaps of its own work, up to a second apart.
 */
export async function bootFinished(
  address: string,
  signal: AbortSignal,
  secret: string | null,
): Promise<Attempt<void>> {
  const options = { signal, secret };
  const started = await probe(address, "/startupz", options);
  if (started.answer === "yes") return done;
  if (started.answer === "no") return { done: false, waitingFor: started.waitingFor ?? undefined };
  const ready = await probe(address, "/readyz", options);
  if (ready.answer === "yes") return done;
  if (ready.failing.length > 0 && !ready.failing.includes(bootPending)) return done;
  return { done: false, waitingFor: ready.failing[0] };
}
