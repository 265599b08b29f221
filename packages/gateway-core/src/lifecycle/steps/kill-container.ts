import { EngineError } from "../../engine/engine-error.ts";
import type { RunStep } from "../step-context.ts";

/** Only ever when a person asked for it. */
export const killContainer: RunStep = async ({ container, details, engine, signal }) => {
  if (container === null) return;
  try {
    if (details?.status === "restarting" || details?.status === "paused") {
      await engine.stopContainer(container.id, 0);
      return;
    }
    await engine.killContainer(container.id, "SIGKILL");
    await engine.waitContainer(container.id, { signal });
  } catch (error) {
    const over = error instanceof EngineError && (error.kind === "conflict" || error.kind === "not-found");
    if (!over) throw error;
  }
};
