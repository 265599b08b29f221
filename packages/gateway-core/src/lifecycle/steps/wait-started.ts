import { probe } from "../../health/probe.ts";
import type { Attempt } from "../../health/wait-until.ts";
import { readConfig } from "../../openclaw/config-file.ts";
import { gatewayAuth } from "../../openclaw/gateway-auth.ts";
import type { RunStep, StepContext } from "../step-context.ts";
import { theContainer } from "../the-container.ts";
import { waitForGateway } from "../wait-for-gateway.ts";

/** What `/readyz` names while the boot is not finished; source: OpenClaw docs/gateway/health. */
const bootPending = "startup-sidecars";
const done: Attempt<void> = { done: true, value: undefined };

/**
 * Boot finished: `/startupz` says so, and where a version has none, `/readyz` does. A channel that fails keeps `/readyz` at
 * no for ever while the gateway works: the names it gives, for which it wants the secret, tell the two apart.
 */
export const waitStarted: RunStep = (context) => {
  let secret: Promise<string | null> | null = null;
  return waitForGateway(context, async (address, signal) => {
    const started = await probe(address, "/startupz", { signal });
    if (started.answer === "yes") return done;
    secret ??= readSecret(context);
    const options = { signal, secret: await secret };
    if (started.answer === "no") {
      const { waitingFor } = await probe(address, "/startupz", options);
      return { done: false, waitingFor: waitingFor ?? undefined };
    }
    const ready = await probe(address, "/readyz", options);
    if (ready.answer === "yes") return done;
    if (ready.failing.length > 0 && !ready.failing.includes(bootPending)) return done;
    return { done: false, waitingFor: ready.failing[0] };
  });
};

async function readSecret(context: StepContext): Promise<string | null> {
  try {
    const config = await readConfig(context.engine, theContainer(context).id);
    return gatewayAuth(config?.value ?? null, context.details?.env ?? {}).secret;
  } catch {
    return null;
  }
}
