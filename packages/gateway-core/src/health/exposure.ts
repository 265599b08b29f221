import type { Exposure } from "../contract/exposure.ts";
import type { ContainerDetails } from "../engine/engine.ts";
import type { Host } from "../host/host.ts";
import { probe } from "./probe.ts";

/** An address that nobody answers at is as good as refused; nothing here is further away than this computer. */
const timeoutMs = 1500;
const socket = /\/(?:docker|podman)\.sock$/;

/**
 * Tries the gateway's published port at each of this computer's addresses in its networks, so that "this computer only" is
 * seen and not believed. Anything that answers counts, well or not. Never rejects.
 */
export async function exposure(
  host: Pick<Host, "lanAddresses">,
  { published, mounts }: Pick<ContainerDetails, "published" | "mounts">,
  gatewayPort: number,
  auth: Exposure["auth"],
): Promise<Exposure> {
  const port = published.find(({ containerPort }) => containerPort === gatewayPort)?.hostPort;
  const addresses = host.lanAddresses.filter((address) => /^[\d.]+$/.test(address));
  const tried =
    port === undefined
      ? []
      : await Promise.all(
          addresses.map(async (address) => {
            const { status } = await probe(`http://${address}:${port}`, "/healthz", { timeoutMs });
            return { address: `${address}:${port}`, reached: status !== null };
          }),
        );
  const engineSocket = mounts.some(({ source, target }) => socket.test(source) || socket.test(target));
  return { published: [...published], tried, auth, engineSocket };
}
