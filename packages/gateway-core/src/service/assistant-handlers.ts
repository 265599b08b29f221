import type { CallName, Handlers } from "../contract/calls.ts";
import { RockpoolError } from "../contract/rockpool-error.ts";

type Name = Extract<CallName, `assistant.${string}` | `wizard.${string}`>;

/** The model of the running gateway, and the first message to it. */
export function assistantHandlers(): Pick<Handlers, Name> {
  return {
    "assistant.options": notYet,
    "assistant.useKey": notYet,
    "assistant.useEndpoint": notYet,
    "assistant.localServers": notYet,
    "assistant.verify": notYet,
    "assistant.say": notYet,
    "wizard.start": notYet,
    "wizard.current": notYet,
    "wizard.next": notYet,
    "wizard.cancel": notYet,
  };
}

function notYet(): never {
  throw new RockpoolError({ code: "not-supported", message: "being built" });
}
