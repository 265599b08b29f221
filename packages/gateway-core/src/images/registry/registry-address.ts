import { RockpoolError } from "../../contract/rockpool-error.ts";

export interface RegistryAddress {
  /** `https://ghcr.io`, `http://127.0.0.1:5000` */
  origin: string;
  loopback: boolean;
}

/**
 * Where the registry of a reference is. As in Docker, one on loopback is asked by plain http and every other by https, and
 * docker.io has another name. Throws `image-reference-invalid` for a domain of the grammar that no address can have.
 */
export function registryAddress(domain: string): RegistryAddress {
  const host = domain === "docker.io" ? "registry-1.docker.io" : domain;
  if (!URL.canParse(`https://${host}`)) {
    const message = `${domain} is not an address`;
    throw new RockpoolError({
      code: "image-reference-invalid",
      message,
      facts: { image: domain, problem: "bad-domain" },
    });
  }
  const loopback = isLoopback(new URL(`https://${host}`));
  return { origin: new URL(`${loopback ? "http" : "https"}://${host}`).origin, loopback };
}

/** By name or number, as the address says it; nothing is looked up. */
export function isLoopback({ hostname }: URL): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
