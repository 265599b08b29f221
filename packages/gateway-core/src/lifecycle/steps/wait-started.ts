import { readConfig } from "../../openclaw/config-file.ts";
import { gatewayAuth } from "../../openclaw/gateway-auth.ts";
import { bootFinished } from "../boot-finished.ts";
import type { RunStep, StepContext } from "../step-context.ts";
import { theContainer } from "../the-container.ts";
import { waitForGateway } from "../wait-for-gateway.ts";

export const waitStarted: RunStep = (context) => {
  let secret: Promise<string | null> | null = null;
  return waitForGateway(context, (address, signal) =>
    bootFinished(address, signal, () => {
      secret ??= readSecret(context);
      return secret;
    }),
  );
};

async function readSecret(context: StepContext): Promise<string | null> {
  try {
    const config = await readConfig(context.engine, theContainer(context).id);
    return gatewayAuth(config?.value ?? null, context.details?.env ?? {}).secret;
  } catch {
    return null;
  }
}
