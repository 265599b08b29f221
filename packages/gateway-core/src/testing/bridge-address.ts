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
 * Not every engine tells it, and then it is that of the interface. Node lists no interface that carries nothing, as where no
 * container runs: then it is the first of the network, which is how Docker chooses it. Rejects with EngineError, and where
 * there is no such address.
 */
export async function bridgeAddress(engine: Pick<Engine, "endpoint">): Promise<string> {
  const network: BridgeNetwork = await requestJson(parseEndpoint(engine.endpoint), "/networks/bridge", {
    limitMs: 10_000,
  });
  const configs = network.IPAM?.Config ?? [];
  const told = configs.find(({ Gateway }) => Gateway !== undefined)?.Gateway;
  const bridge = network.Options?.["com.docker.network.bridge.name"] ?? "docker0";
  const own = networkInterfaces()[bridge]?.find(({ family }) => family === "IPv4")?.address;
  const address = told ?? own ?? firstOf(configs.find(({ Subnet }) => Subnet?.includes("."))?.Subnet);
  if (address === undefined) throw new Error("the engine's bridge has no address here");
  return address;
}

/** `172.17.0.1` of `172.17.0.0/16`. */
function firstOf(subnet: string | undefined): string | undefined {
  const [network] = subnet?.split("/") ?? [];
  return network?.replace(/[.]\d+$/, (last) => `.${Number(last.slice(1)) + 1}`);
}
