import { EngineError } from "../../engine/engine-error.ts";
import { mustSetAside, setAside } from "../set-aside.ts";
import type { RunStep } from "../step-context.ts";

/**
 * The container only; state, workspace and volumes are not part of it. One that holds secrets which the next one needs goes
 * when that one has them.
 */
export const removeContainer: RunStep = async (context) => {
  if (context.container === null) return;
  if (mustSetAside(context)) return setAside(context);
  try {
    await context.engine.removeContainer(context.container.id);
  } catch (error) {
    if (!(error instanceof EngineError && error.kind === "not-found")) throw error;
  }
  context.container = null;
  context.details = null;
};
