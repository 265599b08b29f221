import { EngineError } from "../../engine/engine-error.ts";
import { theImport } from "../import/the-import.ts";
import type { RunStep, StepContext } from "../step-context.ts";

/** The engine itself does not answer: the next process tries again. */
const later: readonly EngineError["kind"][] = [
  "absent",
  "refused",
  "permission",
  "timeout",
  "connection-lost",
];

/** How long one is waited for that a killed process may have asked to end, in milliseconds. */
const endingMs = 10_000;

/**
 * The very container runs again, as it did before the copy. One that its owner removed meanwhile stays gone; one that does
 * not start is told, and not tried for ever.
 */
export const restartSource: RunStep = async (context) => {
  const { imports, log } = context;
  const journal = theImport(context);
  const done = () => imports.write({ ...journal, source: { ...journal.source, stopped: false } });
  try {
    await start(context, journal.source.containerId);
  } catch (error) {
    if (error instanceof EngineError && later.includes(error.kind)) throw error;
    log.warn("the source does not start again", { reason: String(error) });
    done();
    throw error;
  }
  done();
};

async function start({ engine, importWish, limits }: StepContext, id: string | null): Promise<void> {
  const details = id === null ? null : await engine.inspectContainer(id);
  if (details === null) return;
  if (importWish === null && details.status === "running") {
    const signal = AbortSignal.timeout(Math.min(endingMs, limits.stopMs));
    await engine.waitContainer(details.id, { signal }).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  }
  await engine.startContainer(details.id);
}
