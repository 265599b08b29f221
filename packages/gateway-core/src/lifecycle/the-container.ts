import { RockpoolError } from "../contract/rockpool-error.ts";
import type { StepContext } from "./step-context.ts";

/** The container the steps work on; a plan never asks for one before it made one, so it vanished. */
export function theContainer(context: StepContext): { id: string; name: string } {
  if (context.container !== null) return context.container;
  throw containerGone();
}

export function containerGone(): RockpoolError {
  return new RockpoolError({
    code: "container-gone",
    message: "The gateway's container was removed outside Rockpool",
    actions: [{ kind: "start-gateway" }],
  });
}
