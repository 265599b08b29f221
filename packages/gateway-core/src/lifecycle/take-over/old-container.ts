import { RockpoolError } from "../../contract/rockpool-error.ts";
import type { ContainerSpec } from "../../engine/container-spec.ts";
import type { ContainerDetails, Engine } from "../../engine/engine.ts";
import type { Logger } from "../../host/logger.ts";

/** Theirs, by the id it had; throws RockpoolError `old-container-gone`. */
export async function oldContainer(
  engine: Engine,
  { containerId, name }: { containerId: string; name: string },
): Promise<ContainerDetails> {
  const details = await engine.inspectContainer(containerId);
  if (details !== null) return details;
  throw new RockpoolError({
    code: "old-container-gone",
    message: `${name} was removed from the engine`,
    facts: { name },
  });
}

/** The policy it had, or another. An engine that changes none says so in the log, and nothing else comes of it. */
export async function setPolicy(
  engine: Engine,
  containerId: string,
  restart: ContainerSpec["restart"],
  log: Logger,
): Promise<void> {
  await engine.setRestartPolicy(containerId, restart).catch((error: unknown) => {
    log.warn("the old container keeps its restart policy", { reason: String(error) });
  });
}

/** The engine would start it with itself, onto the state of the new one. Podman before 5 changes no policy, and starts none. */
export async function hold(engine: Engine, containerId: string, log: Logger): Promise<void> {
  await setPolicy(engine, containerId, { name: "no" }, log);
}
