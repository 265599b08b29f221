import { RockpoolError } from "../contract/rockpool-error.ts";
import { EngineError } from "../engine/engine-error.ts";
import { readGuardNote } from "../gateway/gateway-guard.ts";
import { exitFailure, lastLines } from "./exit-failure.ts";
import { containerGone } from "./running-container.ts";
import type { StepContext } from "./step-context.ts";
import { stopQuietly } from "./stop-quietly.ts";

/** Rejects as soon as the gateway's container ends, with why it did; never resolves. Ends quietly with `signal`. */
export async function watchExit(context: StepContext, id: string, signal: AbortSignal): Promise<never> {
  const { engine } = context;
  const now = await engine.inspectContainer(id);
  if (now === null) throw containerGone();
  // It may have ended, and the engine started it again, before we got to look.
  const restartsBefore = context.startedHere ? 0 : (context.observed.ours?.restartCount ?? 0);
  if (now.restartCount > restartsBefore) {
    const note = await readGuardNote(engine, id);
    if (note !== null) throw await ended(context, id, note.exitCode);
  }
  try {
    const { exitCode } = await engine.waitContainer(id, { signal });
    throw await ended(context, id, exitCode);
  } catch (error) {
    if (error instanceof EngineError && error.kind === "not-found") throw containerGone();
    throw error;
  }
}

/** Stops the loop the engine may be in: what fails once at start fails again, and the person is looking. */
async function ended(context: StepContext, id: string, exitCode: number): Promise<RockpoolError> {
  const { engine, kind } = context;
  const details = await engine.inspectContainer(id);
  if (details === null) return containerGone();
  const log = await lastLines(engine, details);
  if (details.status === "running" || details.status === "restarting") await stopQuietly(context, id);
  return new RockpoolError(
    exitFailure({ exitCode, oomKilled: details.oomKilled, log, repaired: kind === "repair" }),
  );
}
