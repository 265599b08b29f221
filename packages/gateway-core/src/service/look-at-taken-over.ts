import type { AdoptionState, TakenOver } from "../contract/adoption.ts";
import type { Engine } from "../engine/engine.ts";

/** Where our gateway came from, and whether the container of before is still there. Throws EngineError. */
export async function lookAtTakenOver(
  engine: Engine,
  taken: TakenOver | null,
): Promise<AdoptionState | null> {
  if (taken === null) return null;
  const old = await engine.inspectContainer(taken.containerId);
  return { kind: "taken-over", name: taken.name, at: taken.at, undoable: old === null ? "no" : "yes" };
}
