import type { CallName, Handlers } from "../contract/calls.ts";
import { adoptionFinding } from "./adoption-finding.ts";
import { adoptionGiving } from "./adoption-giving.ts";
import { adoptionImport } from "./adoption-import.ts";
import { adoptionTaking, type TakingOptions } from "./adoption-taking.ts";

type Name = Extract<CallName, `adoption.${string}`>;

/** Gateways that run already. */
export function adoptionHandlers(options: TakingOptions): Pick<Handlers, Name> {
  return {
    ...adoptionFinding(options),
    ...adoptionTaking(options),
    ...adoptionGiving(options),
    ...adoptionImport(options),
  };
}
