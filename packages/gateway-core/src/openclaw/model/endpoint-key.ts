import { z } from "zod";
import type { Json } from "../edit-config.ts";
import type { GatewayAsker } from "./gateway-asker.ts";

const Names = z.object({ entries: z.array(z.object({ name: z.string() }).catch({ name: "" })).catch([]) });

/** OpenClaw asks for a key before it asks a model; its own word for a server that wants none. Source: both eras. */
const noKey = "custom-local";

/** The names in the gateway's secret store; null where the version has none. Rejects with RockpoolError `gateway-rpc`. */
export async function storedNames(asker: GatewayAsker): Promise<string[] | null> {
  if (!(await asker.supports("secrets.store.set"))) return null;
  const answer = await asker.ask("secrets.store.list", {}, { again: true });
  return Names.catch({ entries: [] })
    .parse(answer)
    .entries.map(({ name }) => name);
}

/** Those of them that are ours and belong to this provider. */
export function keyNamesOf(providerId: string, names: readonly string[]): string[] {
  const stem = stemOf(providerId);
  return names.filter((name) => name.replace(/_\d+$/, "") === stem);
}

export interface StoredKey {
  /** For the config: a reference to the store, or the key itself where there is none. */
  value: Json;
  /** Takes keys out of the store: the earlier ones, or this one. */
  remove(which: "earlier" | "this"): Promise<void>;
}

/**
 * Hands the key to the gateway's store under a name that is not taken: the one before stays until this one is seen to work.
 * Rejects with RockpoolError `gateway-rpc`.
 */
export async function storeKey(
  asker: GatewayAsker,
  providerId: string,
  key: string,
  names: readonly string[] | null,
): Promise<StoredKey> {
  const value = key === "" ? noKey : key;
  if (names === null) return { value, remove: async () => {} };
  const earlier = keyNamesOf(providerId, names);
  const stem = stemOf(providerId);
  let name = stem;
  for (let number = 2; earlier.includes(name); number += 1) name = `${stem}_${number}`;
  await asker.ask("secrets.store.set", { name, value, kind: "secret" });
  return {
    value: storeReference(name),
    async remove(which) {
      // What stays behind is an unused entry in a store that only the gateway reads.
      for (const each of which === "this" ? [name] : earlier)
        await asker.ask("secrets.store.delete", { name: each }).catch(() => {});
    },
  };
}

/** Source: SecretRef in OpenClaw's schema. */
export function storeReference(name: string): Json {
  return { source: "store", provider: "default", id: name };
}

function stemOf(providerId: string): string {
  return `ROCKPOOL_${providerId.toUpperCase().replaceAll("-", "_")}_API_KEY`;
}
