import type { RunStep } from "../step-context.ts";
import { theContainer } from "../the-container.ts";
import { stopContainer } from "./stop-container.ts";
import { suspendGateway } from "./suspend.ts";

/** As its owner would: agents may pause, SIGTERM, and as long as it takes within the limit. */
export const stopSource: RunStep = async (context) => {
  const { engine, limits } = context;
  if (context.details?.status === "running") await suspendGateway(context);
  try {
    await stopContainer(context);
  } catch (error) {
    // It was asked to end, and does so in a while: only then can it be started again.
    const signal = AbortSignal.timeout(limits.stopMs);
    await engine.waitContainer(theContainer(context).id, { signal }).catch(() => {});
    throw error;
  }
};
