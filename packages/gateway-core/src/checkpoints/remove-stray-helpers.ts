import type { ContainerSpec } from "../engine/container-spec.ts";
import type { Engine } from "../engine/engine.ts";
import { EngineError } from "../engine/engine-error.ts";
import { checkpointRole, instanceLabel, roleLabel } from "../gateway/labels.ts";

/** Names of the helpers that this process uses: every other one is a killed Rockpool's. */
const inUse = new Set<string>();

/** Keeps a helper from being taken for a stray while `work` goes on. */
export async function usingHelper<T>(name: string, work: () => Promise<T>): Promise<T> {
  inUse.add(name);
  try {
    return await work();
  } finally {
    inUse.delete(name);
  }
}

/** Creates a helper that is never started, for what only a container shows, and removes it after `work`. Rejects with an EngineError. */
export async function inHelper<T>(
  engine: Engine,
  spec: ContainerSpec,
  work: (id: string) => Promise<T>,
): Promise<T> {
  return usingHelper(spec.name, async () => {
    const { id } = await engine.createContainer(spec);
    try {
      return await work(id);
    } finally {
      await removeHelper(engine, id);
    }
  });
}

/**
 * Removes helpers that a killed Rockpool left behind, running or not: a half copy is cleared by the next write, a half
 * restore goes on with the next one. Call it only where no other process can be at work for this instance. Rejects with
 * an EngineError.
 */
export async function removeStrayHelpers(engine: Engine, instanceId: string): Promise<void> {
  const labels = [`${instanceLabel}=${instanceId}`, `${roleLabel}=${checkpointRole}`];
  for (const { id, name } of await engine.listContainers({ labels })) {
    if (!inUse.has(name)) await removeHelper(engine, id);
  }
}

/** Gone is what it should be. */
export async function removeHelper(engine: Engine, id: string): Promise<void> {
  try {
    await engine.removeContainer(id, { force: true });
  } catch (error) {
    // `conflict`: somebody else's removal is on its way.
    if (!(error instanceof EngineError && (error.kind === "not-found" || error.kind === "conflict")))
      throw error;
  }
}
