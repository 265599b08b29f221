import { readConfig } from "../../openclaw/config-file.ts";
import { gatewayAuth } from "../../openclaw/gateway-auth.ts";
import { bootFinished } from "../boot-finished.ts";
import type { RunStep, StepContext } from "../step-context.ts";
import { theContainer } from "../the-container.ts";
import { waitForGateway } from "../wait-for-gateway.ts";

export const waitStarted: RunStep = (context) => {
  let secret: string | null = null;
  let isAsked = false;
  return waitForGateway(context, async (address, signal) => {
    const attempt = await bootFinished(address, signal, secret);
    if (!attempt.done && !isAsked) {
      isAsked = true;
      // Beside the next attempts: with it the gateway also says what it waits for.
      void readSecret(context).then((found) => {
        secret = found;
      });
    }
    return attempt;
  });
};

/** Never rejects: without it nothing but words are missing. */
async function readSecret(context: StepContext): Promise<string | null> {
  try {
    const config = await readConfig(context.engine, theContainer(context).id);
    return gatewayAuth(config?.value ?? null, context.details?.env ?? {}).secret;
  } catch {
    return null;
  }
}
