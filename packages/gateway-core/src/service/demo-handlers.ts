import type { CallName, Handlers } from "../contract/calls.ts";
import type { DemoDesk } from "./demo-desk.ts";

type Name = Extract<CallName, `demo.${string}`>;

/** A throwaway gateway to try. */
export function demoHandlers({ demo }: { demo: DemoDesk }): Pick<Handlers, Name> {
  return {
    "demo.start": async ({ image }) => {
      await demo.start(image);
      return {};
    },
    "demo.say": ({ message }) => demo.say(message),
    "demo.link": () => demo.link(),
    "demo.stop": async () => {
      await demo.stop();
      return {};
    },
  };
}
