import type { CallName, Handlers } from "../contract/calls.ts";
import { type DevicesHandlersOptions, devicesHandlers } from "./devices-handlers.ts";
import { notYet } from "./not-yet.ts";
import { type PeopleHandlersOptions, peopleHandlers } from "./people-handlers.ts";

type Name = Extract<CallName, `channels.${string}` | `devices.${string}` | `people.${string}`>;

/** Who talks to the assistant, and through what. */
export function connectingHandlers(
  options: DevicesHandlersOptions & PeopleHandlersOptions,
): Pick<Handlers, Name> {
  return {
    "channels.list": notYet,
    "channels.add": notYet,
    "channels.install": notYet,
    "channels.restart": notYet,
    "channels.logout": notYet,
    "channels.remove": notYet,
    "channels.login": notYet,
    "channels.renewLogin": notYet,
    "channels.cancelLogin": notYet,
    ...devicesHandlers(options),
    ...peopleHandlers(options),
  };
}
