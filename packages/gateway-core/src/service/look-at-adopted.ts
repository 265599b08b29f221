import { companionsOf } from "../adoption/describe-container.ts";
import type { Adopted, AdoptionState } from "../contract/adoption.ts";
import type { ContainerDetails } from "../engine/engine.ts";
import { containerOf } from "../gateway/gateway-identity.ts";
import type { Connection } from "./engine-link.ts";

/** Somebody else's gateway as it is now, found by its identity: its owner may have made it anew. Throws EngineError. */
export async function lookAtAdopted(
  { engine, facts }: Pick<Connection, "engine" | "facts">,
  { identity, mode, name }: Adopted,
): Promise<{ details: ContainerDetails | null; adoption: AdoptionState }> {
  const all = await engine.listContainers();
  const found = containerOf(identity, all, facts.id);
  const details = found === null ? null : await engine.inspectContainer(found.id);
  return {
    details,
    adoption: {
      kind: "adopted",
      ...{ mode, identity },
      name: details?.name ?? name,
      companions: details === null ? [] : companionsOf(details.id, all),
      missing: details === null,
    },
  };
}
