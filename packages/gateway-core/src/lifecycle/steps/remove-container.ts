import { EngineError } from "../../engine/engine-error.ts";
import type { RunStep } from "../step-context.ts";

/** The container only; state, workspace and volumes are not part of it. */
export const removeContainer: RunStep = async (context) => {
  if (context.container === null) return;
  try {
    await context.engine.removeContainer(context.container.id);
  } catch (error) {
    if (!(error instanceof EngineError && error.kind === "not-found")) throw error;
  }
  context.container = null;
  context.details = null;
};
