import { readConfig } from "../../openclaw/config-file.ts";
import { gatewayAuth } from "../../openclaw/gateway-auth.ts";
import type { RunStep, StepContext } from "../step-context.ts";
import { theContainer } from "../the-container.ts";

/** A courtesy with a limit: whatever comes of it, the stop goes on. */
export const suspendGateway: RunStep = async (context) => {
  const limit = AbortSignal.any([context.signal, AbortSignal.timeout(context.limits.suspendMs)]);
  const gaveUp = new Promise<"timeout">((resolve) => {
    limit.addEventListener("abort", () => resolve("timeout"), { once: true });
  });
  const outcome = await Promise.race([suspend(context, limit).catch(() => "failed"), gaveUp]);
  context.log.info("suspend before stop", { outcome });
  context.signal.throwIfAborted();
};

async function suspend(context: StepContext, signal: AbortSignal): Promise<string> {
  const { id } = theContainer(context);
  const [{ openRpc }, { suspendGateway: ask }, config] = await Promise.all([
    import("../../openclaw/open-rpc.ts"),
    import("../../openclaw/suspend-gateway.ts"),
    readConfig(context.engine, id),
  ]);
  const auth = gatewayAuth(config?.value ?? null, context.details?.env ?? {});
  const rpc = await openRpc(context.engine, id, auth, { signal });
  try {
    return await ask(rpc, context.limits.suspendMs);
  } finally {
    rpc.close();
  }
}
