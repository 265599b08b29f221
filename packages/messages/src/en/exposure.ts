import type { Exposure } from "@rockpool/gateway-core/contract/exposure";

/** Who can reach the gateway, as facts. */
export const exposure = {
  published: "Published",
  publishedHint: "Addresses of this computer and ports of the container, as the engine says.",
  nothing: "nothing",
  everywhere: "every address",
  port: (address: string, hostPort: number, containerPort: number) =>
    `${address}:${hostPort} → ${containerPort}`,
  tried: "Tried from the network's side",
  triedHint: "This computer asks at its own addresses in its networks, as others would.",
  noAddress: "This computer is in no network",
  reached: (address: string) => `${address} answers`,
  refused: (address: string) => `${address} does not answer`,
  auth: "Asks for",
  authModes: {
    token: "a token",
    password: "a password",
    "trusted-proxy": "a proxy in front of it",
    none: "nothing: whoever reaches it can use it",
    unknown: "unknown",
  } satisfies Record<Exposure["auth"], string>,
  socket: "Engine's socket",
  socketHint: "With it whoever controls the gateway controls the engine, and with that this computer.",
  mounted: "mounted",
  notMounted: "not mounted",
};
