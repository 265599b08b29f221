import { z } from "zod";
import type { Json } from "../edit-config.ts";
import type { GatewayAsker } from "./gateway-asker.ts";

export interface EndpointKey {
  /** For the config: a reference to the gateway's own store, or the key itself where the version has no store. */
  value: Json;
  /** Takes the keys away that this one replaces. */
  keep(): Promise<void>;
  /** Takes this one away. */
  drop(): Promise<void>;
}

const Names = z.object({ entries: z.array(z.object({ name: z.string() }).catch({ name: "" })).catch([]) });

/** OpenClaw asks for a key before it asks a model; its own word for a server that wants none. Source: both eras. */
const noKey = "custom-local";

/**
 * Hands the key to the gateway's secret store under a name that is not taken: the one before stays until this one is seen to
 * work. Rejects with RockpoolError `gateway-rpc`.
 */
export async function storeEndpointKey(
  asker: GatewayAsker,
  providerId: string,
  key: string,
): Promise<EndpointKey> {
  const value = key === "" ? noKey : key;
  const nothing = async () => {};
  if (!(await asker.supports("secrets.store.set"))) return { value, keep: nothing, drop: nothing };

  const stem = `ROCKPOOL_${providerId.toUpperCase().replaceAll("-", "_")}_API_KEY`;
  const answer = await asker.ask("secrets.store.list", {}, { again: true });
  const { entries } = Names.catch({ entries: [] }).parse(answer);
  const earlier = entries.map((entry) => entry.name).filter((name) => name.replace(/_\d+$/, "") === stem);
  let name = stem;
  for (let number = 2; earlier.includes(name); number += 1) name = `${stem}_${number}`;
  await asker.ask("secrets.store.set", { name, value, kind: "secret" });
  const remove = async (names: readonly string[]) => {
    // What stays behind is an unused entry in a store that only the gateway reads.
    for (const each of names) await asker.ask("secrets.store.delete", { name: each }).catch(() => {});
  };
  return {
    value: { source: "store", provider: "default", id: name },
    keep: () => remove(earlier),
    drop: () => remove([name]),
  };
}
