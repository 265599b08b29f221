import type { EngineProduct } from "@rockpool/gateway-core/contract/snapshot";

/** The names that the makers of engines use. */
export const engineProducts: Record<EngineProduct, string> = {
  "docker-engine": "Docker Engine",
  "docker-desktop": "Docker Desktop",
  colima: "Colima",
  orbstack: "OrbStack",
  "rancher-desktop": "Rancher Desktop",
  lima: "Lima",
  podman: "Podman",
  unknown: "Engine",
};
