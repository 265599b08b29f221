import type { AdoptionMode, FoundInstance } from "@rockpool/gateway-core/contract/adoption";
import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";

/** How this gateway is shown in place of our own; null where it is not. */
export function isShown({ identity }: FoundInstance, snapshot: Snapshot | null): AdoptionMode | null {
  const adoption = snapshot?.adoption;
  if (adoption?.kind !== "adopted") return null;
  return JSON.stringify(adoption.identity) === JSON.stringify(identity) ? adoption.mode : null;
}
