import type { CallName, Handlers } from "../contract/calls.ts";
import { type ChannelsHandlersOptions, channelsHandlers } from "./channels-handlers.ts";
import { type DevicesHandlersOptions, devicesHandlers } from "./devices-handlers.ts";
import { type PeopleHandlersOptions, peopleHandlers } from "./people-handlers.ts";

type Name = Extract<CallName, `channels.${string}` | `devices.${string}` | `people.${string}`>;

/** Who talks to the assistant, and through what. */
export function connectingHandlers(
  options: ChannelsHandlersOptions & DevicesHandlersOptions & PeopleHandlersOptions,
): Pick<Handlers, Name> {
  return {
    ...channelsHandlers(options),
    ...devicesHandlers(options),
    ...peopleHandlers(options),
  };
}
