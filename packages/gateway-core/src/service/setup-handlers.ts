import type { CallName, Handlers } from "../contract/calls.ts";
import { RockpoolError } from "../contract/rockpool-error.ts";

type Name = Extract<CallName, `setup.${string}`>;

/** What the wizard asks before there is a gateway. */
export function setupHandlers(): Pick<Handlers, Name> {
  return {
    "setup.remember": notYet,
    "setup.checks": notYet,
    "setup.found": notYet,
    "setup.storage": notYet,
    "setup.repairOwner": notYet,
    "setup.reachability": notYet,
  };
}

function notYet(): never {
  throw new RockpoolError({ code: "not-supported", message: "being built" });
}
