import type { Engine } from "../engine/engine.ts";
import { EngineError } from "../engine/engine-error.ts";
import type { Limits } from "./limits.ts";

/** How long one wait lasts before we look whether it is still the run that was asked to end. */
const sliceMs = 2000;
/** The engine's pause before it starts a container again begins at 100 ms. */
const restartingMs = 300;

/**
 * Asks the container to end and waits. Answers false when it did not within the limit; it then still runs, or will end
 * later. Never SIGKILL: our limit is not handed to the engine. A container that is just being restarted gets no signal from
 * the engine (Docker 20.10 only forgets the restart, unless it is too late for that): then it is asked again.
 */
export async function stopQuietly(
  { engine, limits }: { engine: Engine; limits: Limits },
  id: string,
  signal?: AbortSignal,
): Promise<boolean> {
  const deadline = Date.now() + limits.stopMs;
  let asked: number | null = null;
  for (;;) {
    const details = await engine.inspectContainer(id);
    if (details === null || !["running", "paused", "restarting"].includes(details.status)) return true;
    const left = deadline - Date.now();
    if (left <= 0) return false;
    const restarting = details.status === "restarting";
    // Once for each run: a second SIGTERM can mean "at once" to a program.
    if (restarting || asked !== details.startedAt) {
      if (!(await sendTerm(engine, id))) return true;
      asked = restarting ? null : details.startedAt;
    }
    if (await ends(engine, id, Math.min(left, restarting ? restartingMs : sliceMs), signal)) return true;
  }
}

/** False when there is nothing left to ask. */
async function sendTerm(engine: Engine, id: string): Promise<boolean> {
  try {
    await engine.killContainer(id, "SIGTERM");
    return true;
  } catch (error) {
    if (error instanceof EngineError && (error.kind === "conflict" || error.kind === "not-found"))
      return false;
    throw error;
  }
}

async function ends(engine: Engine, id: string, ms: number, signal?: AbortSignal): Promise<boolean> {
  const timeout = AbortSignal.timeout(ms);
  try {
    await engine.waitContainer(id, {
      signal: signal === undefined ? timeout : AbortSignal.any([timeout, signal]),
    });
    return true;
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    if (error instanceof EngineError && error.kind === "not-found") return true;
    if (timeout.aborted) return false;
    throw error;
  }
}
