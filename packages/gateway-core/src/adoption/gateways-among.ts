import { RockpoolError } from "../contract/rockpool-error.ts";
import type { ContainerSummary, Engine, ImageDetails } from "../engine/engine.ts";
import { demoLabel } from "../gateway/labels.ts";
import { isGatewayContainer } from "./is-gateway-container.ts";

/** Those of these containers that are gateways of OpenClaw. Asks for each of their images once. Throws EngineError. */
export async function gatewaysAmong(
  engine: Engine,
  containers: readonly ContainerSummary[],
): Promise<ContainerSummary[]> {
  const references = [...new Set(containers.map(({ image }) => image))];
  const images = new Map(
    await Promise.all(references.map(async (each) => [each, await imageOf(engine, each)] as const)),
  );
  return containers.filter(
    (container) =>
      // A demo is gone in a moment, and nothing to take over.
      !(demoLabel in container.labels) && isGatewayContainer(container, images.get(container.image) ?? null),
  );
}

/** null also for what can be no reference: an engine may call a container's image anything. */
export async function imageOf(engine: Engine, reference: string): Promise<ImageDetails | null> {
  try {
    return await engine.inspectImage(reference);
  } catch (error) {
    if (error instanceof RockpoolError) return null;
    throw error;
  }
}
