import type { CallName, Handlers } from "../contract/calls.ts";
import { RockpoolError } from "../contract/rockpool-error.ts";

type Name = Extract<CallName, `demo.${string}`>;

/** A throwaway gateway to try. */
export function demoHandlers(): Pick<Handlers, Name> {
  return {
    "demo.start": notYet,
    "demo.say": notYet,
    "demo.link": notYet,
    "demo.stop": notYet,
  };
}

function notYet(): never {
  throw new RockpoolError({ code: "not-supported", message: "being built" });
}
