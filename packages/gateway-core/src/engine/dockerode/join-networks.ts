import type { ContainerSpec } from "../container-spec.ts";
import { dial } from "./dial.ts";
import type { DockerConnection } from "./docker-connection.ts";

/**
 * Connects a new container to the networks that its creation could not name. Rejects with an EngineError, and nothing is
 * left of the container then.
 */
export async function joinNetworks(
  connection: DockerConnection,
  id: string,
  { network, carried }: ContainerSpec,
): Promise<void> {
  try {
    for (const [name, endpoint] of Object.entries(carried?.networks ?? {})) {
      if (name === network) continue;
      await connection.do((docker) =>
        dial(docker, {
          path: `/networks/${encodeURIComponent(name)}/connect`,
          method: "POST",
          options: { Container: id, EndpointConfig: { ...endpoint } },
          statusCodes: { 200: true },
        }),
      );
    }
  } catch (error) {
    await connection.do(async (docker) => void (await docker.getContainer(id).remove())).catch(() => {});
    throw error;
  }
}
