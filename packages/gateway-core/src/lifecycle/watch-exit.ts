import { RockpoolError } from "../contract/rockpool-error.ts";
import { readGuardNote } from "../gateway/gateway-guard.ts";
import { spaceProblem } from "./directory-facts.ts";
import { exitFailure, lastLines } from "./exit-failure.ts";
import { directoryFailure } from "./plan-failures.ts";
import type { StepContext } from "./step-context.ts";
import { stopQuietly } from "./stop-quietly.ts";
import { containerGone } from "./the-container.ts";

/**
 * Rejects as soon as the gateway's container ends, with why it did; never resolves before `signal`. By events: a wait for
 * a container that the engine restarts goes on over its end (Docker 20.10 counts "restarting" as running).
 */
export async function watchExit(context: StepContext, id: string, signal: AbortSignal): Promise<void> {
  const { engine } = context;
  for await (const event of engine.events(signal)) {
    if (event.action === "connected") await lookForEnd(context, id);
    else if (event.id !== id) continue;
    else if (event.action === "destroy") throw containerGone();
    else if (event.action === "die") throw await ended(context, id, Number(event.attributes.exitCode));
  }
}

/** It may have ended, and the engine started it again, before events were followed. */
async function lookForEnd(context: StepContext, id: string): Promise<void> {
  const now = await context.engine.inspectContainer(id);
  if (now === null) throw containerGone();
  const restartsBefore = context.startedHere ? 0 : (context.observed.ours?.restartCount ?? 0);
  if (now.status === "running" && now.restartCount <= restartsBefore) return;
  const note = await readGuardNote(context.engine, id);
  const exitCode = note?.exitCode ?? now.exitCode;
  if (exitCode !== null) throw await ended(context, id, exitCode);
}

/** Less than a config and its copies need: then this is why it ended, whatever its exit code. */
const fullBytes = 1024 * 1024;

/** Stops the loop the engine may be in: what fails once at start fails again, and the person is looking. */
async function ended(context: StepContext, id: string, exitCode: number): Promise<RockpoolError> {
  const { engine, kind } = context;
  const details = await engine.inspectContainer(id);
  if (details === null) return containerGone();
  const log = await lastLines(engine, details);
  if (details.status === "running" || details.status === "restarting") await stopQuietly(context, id);
  const full = directoryFailure(await spaceProblem(context.observed.wished.directories, fullBytes));
  return new RockpoolError(
    full ?? exitFailure({ exitCode, oomKilled: details.oomKilled, log, repaired: kind === "repair" }),
  );
}
