import { parseEndpoint } from "../engine/endpoint.ts";
import type { Engine } from "../engine/engine.ts";
import { requestJson } from "../engine/request-json.ts";

/**
 * This host's address on the engine's default bridge, which is what `host.docker.internal` means in our containers on Linux.
 * Rejects with EngineError, and where the engine has no bridge with an address.
 */
export async function bridgeAddress(engine: Pick<Engine, "endpoint">): Promise<string> {
  const network = (await requestJson(parseEndpoint(engine.endpoint), "/networks/bridge", {
    limitMs: 10_000,
  })) as { IPAM?: { Config?: { Gateway?: string }[] | null } };
  const address = network.IPAM?.Config?.find(({ Gateway }) => Gateway !== undefined)?.Gateway;
  if (address === undefined) throw new Error("the engine's bridge has no address");
  return address;
}
