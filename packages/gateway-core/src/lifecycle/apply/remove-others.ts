import { instanceLabel, roleLabel } from "../../gateway/labels.ts";
import type { StepContext } from "../step-context.ts";
import { stopQuietly } from "../stop-quietly.ts";

/** Removes our gateway's containers but the one that stays; by their label, so that none of another process is left. */
export async function removeOthers(context: StepContext, stays: string): Promise<void> {
  const { desk, engine } = context;
  const labels = [`${instanceLabel}=${desk.instanceId()}`];
  for (const { id, labels: its } of await engine.listContainers({ all: true, labels })) {
    if (its[roleLabel] !== "gateway" || id === stays) continue;
    await stopQuietly(context, id);
    await engine.removeContainer(id, { force: true });
  }
  if (context.container?.id !== stays) Object.assign(context, { container: null, details: null });
}
