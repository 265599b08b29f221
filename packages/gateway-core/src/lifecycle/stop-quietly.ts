import { EngineError } from "../engine/engine-error.ts";
import type { StepContext } from "./step-context.ts";

/**
 * Asks the container to end and waits. Answers false when it did not within the limit; it then still runs, or will end
 * later. Never SIGKILL: our own timeout is not handed to the engine.
 */
export async function stopQuietly(
  context: Pick<StepContext, "engine" | "limits">,
  id: string,
  signal?: AbortSignal,
): Promise<boolean> {
  const { engine, limits } = context;
  const details = await engine.inspectContainer(id);
  switch (details?.status) {
    case "running":
      break;
    case "paused":
    case "restarting":
      // No process runs that could be killed; the engine only forgets to start it again.
      await engine.stopContainer(id, Math.ceil(limits.stopMs / 1000));
      return true;
    default:
      return true;
  }
  const timeout = AbortSignal.timeout(limits.stopMs);
  const both = signal === undefined ? timeout : AbortSignal.any([timeout, signal]);
  const ended = engine.waitContainer(id, { signal: both });
  ended.catch(() => {});
  try {
    await engine.killContainer(id, "SIGTERM");
    await ended;
    return true;
  } catch (error) {
    if (error instanceof EngineError && (error.kind === "conflict" || error.kind === "not-found"))
      return true;
    if (signal?.aborted) throw signal.reason;
    if (timeout.aborted) return false;
    throw error;
  }
}
