import { networkInterfaces } from "node:os";
import { parseEndpoint } from "../engine/endpoint.ts";
import type { Engine } from "../engine/engine.ts";
import { requestJson } from "../engine/request-json.ts";

interface BridgeNetwork {
  IPAM?: { Config?: { Gateway?: string; Subnet?: string }[] | null };
  Options?: Record<string, string> | null;
}

/**
 * This host's address on the engine's default bridge, which is what `host.docker.internal` means in our containers on Linux.
 * Not every engine tells it, and then it is that of the interface. Rejects with EngineError, and where there is no such address.
 */
export async function bridgeAddress(engine: Pick<Engine, "endpoint">): Promise<string> {
  const network: BridgeNetwork = await requestJson(parseEndpoint(engine.endpoint), "/networks/bridge", {
    limitMs: 10_000,
  });
  const told = network.IPAM?.Config?.find(({ Gateway }) => Gateway !== undefined)?.Gateway;
  const bridge = network.Options?.["com.docker.network.bridge.name"] ?? "docker0";
  const own = networkInterfaces()[bridge]?.find(({ family }) => family === "IPv4")?.address;
  // Without a running container the interface is down, and Node does not list it. The engine takes a subnet's first address.
  const subnet = network.IPAM?.Config?.[0]?.Subnet?.replace(/\.0\/\d+$/, ".1");
  const address = told ?? own ?? subnet;
  if (address === undefined) throw new Error("the engine's bridge has no address here");
  return address;
}
