import type { Adopted } from "../contract/adoption.ts";
import { RockpoolError } from "../contract/rockpool-error.ts";
import { identityId } from "../gateway/gateway-identity.ts";

/** Throws RockpoolError `gateway-watched` where somebody else's gateway is only looked at. */
export function mayChange(adopted: Adopted | null): void {
  if (adopted?.mode !== "watch") return;
  throw new RockpoolError({
    code: "gateway-watched",
    message: "It is only watched",
    facts: { name: adopted.name },
    actions: [{ kind: "operate", value: identityId(adopted.identity) }],
  });
}
