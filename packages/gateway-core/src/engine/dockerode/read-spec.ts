import type { ContainerSpec } from "../container-spec.ts";
import { dial } from "./dial.ts";
import type { DockerConnection } from "./docker-connection.ts";
import { specFrom } from "./spec-from.ts";

/** Asks for a container, its image and what the engine takes for granted. null where there is no such container. */
export async function readSpec(
  connection: DockerConnection,
  idOrName: string,
): Promise<ContainerSpec | null> {
  const ask = (path: string) =>
    connection.lookFor((docker, abortSignal) =>
      dial<unknown>(docker, { path, method: "GET", abortSignal, statusCodes: { 200: true } }),
    );
  const container = await ask(`/containers/${encodeURIComponent(idOrName)}/json`);
  if (container === null) return null;
  const { Image: imageId } = container as { Image: string };
  // An image that is gone sets nothing: everything is then said by the container itself.
  const [image, info] = await Promise.all([ask(`/images/${encodeURIComponent(imageId)}/json`), ask("/info")]);
  return specFrom(container, image, info);
}
