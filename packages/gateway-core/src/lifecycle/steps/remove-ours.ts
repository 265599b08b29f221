import { instanceLabel, roleLabel } from "../../gateway/labels.ts";
import type { RunStep } from "../step-context.ts";
import { stopQuietly } from "../stop-quietly.ts";
import { theTakeOver } from "../take-over/the-take-over.ts";

/** Ours, which the old container takes the place of again; by its label, so that none of another process stays. */
export const removeOurs: RunStep = async (context) => {
  const { desk, engine } = context;
  const { containerId } = theTakeOver(context);
  const labels = [`${instanceLabel}=${desk.instanceId()}`];
  for (const { id, labels: its } of await engine.listContainers({ all: true, labels })) {
    if (its[roleLabel] !== "gateway" || id === containerId) continue;
    await stopQuietly(context, id);
    await engine.removeContainer(id, { force: true });
  }
  if (context.container?.id !== containerId) Object.assign(context, { container: null, details: null });
};
