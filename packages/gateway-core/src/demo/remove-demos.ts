import type { Engine } from "../engine/engine.ts";
import { EngineError } from "../engine/engine-error.ts";
import { demoLabel } from "../gateway/labels.ts";

/** Removes every demo of this installation. Call it only where no other process can have one. Rejects with an EngineError. */
export async function removeDemos(engine: Engine, instanceId: string): Promise<void> {
  for (const { id } of await engine.listContainers({ labels: [`${demoLabel}=${instanceId}`] })) {
    await removeDemo(engine, id);
  }
}

/** Gone is what it should be; `conflict`: the engine removes it already, because it ended. */
export async function removeDemo(engine: Engine, id: string): Promise<void> {
  try {
    await engine.removeContainer(id, { force: true });
  } catch (error) {
    if (!(error instanceof EngineError && ["not-found", "conflict"].includes(error.kind))) throw error;
  }
}
