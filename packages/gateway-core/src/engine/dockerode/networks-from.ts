import { isNothing } from "./other-host-config.ts";

type Endpoint = Readonly<Record<string, unknown>>;
type Networks = Record<string, Endpoint>;

/** What is asked of an endpoint; the rest of it is what the network gave. */
const asked = ["IPAMConfig", "Links", "Aliases", "DriverOpts", "GwPriority"] as const;

/** The network it was made in, null for the engine's own choice, and what was asked of this and of those it joined. */
export function networksFrom(
  endpoints: Readonly<Record<string, Endpoint | null>>,
  mode: unknown,
  id: string,
): { network: string | null; networks: Networks } {
  const given = typeof mode === "string" && mode !== "" && mode !== "default" ? mode : null;
  // It may have been asked for by id.
  const byId = Object.entries(endpoints).find(([, endpoint]) => endpoint?.NetworkID === given);
  const network = byId?.[0] ?? given;
  const networks: Networks = {};
  if (network === null || !/^(?:host|none|container:)/.test(network)) {
    for (const [name, endpoint] of Object.entries(endpoints)) {
      const wish = wishOf(endpoint ?? {}, id);
      const isFirst = name === (network ?? "bridge");
      if (!isFirst || !isNothing(wish)) networks[name] = wish;
    }
  }
  return { network, networks };
}

function wishOf(endpoint: Endpoint, id: string): Endpoint {
  const wish: Record<string, unknown> = {};
  for (const key of asked) {
    const value = endpoint[key];
    // Engines before 25 add its own short id to what was asked for.
    const own =
      key === "Aliases" && Array.isArray(value) ? value.filter((alias) => alias !== id.slice(0, 12)) : value;
    if (!isNothing(own)) wish[key] = own;
  }
  return wish;
}
