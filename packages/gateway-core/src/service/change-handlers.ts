import type { CallName, Handlers } from "../contract/calls.ts";
import type { Checkpoint } from "../contract/checkpoint.ts";
import { RockpoolError } from "../contract/rockpool-error.ts";
import type { SettingsStore } from "../settings/settings-store.ts";
import type { CheckpointDesk } from "./checkpoint-desk.ts";
import type { Operations } from "./operations.ts";

type Name = Extract<CallName, "gateway.change" | "gateway.rollBack" | `checkpoints.${string}`>;

export interface ChangeHandlersOptions {
  settings: SettingsStore;
  operations: Operations;
  checkpoints: CheckpointDesk;
}

/** Another version, and the way back. */
export function changeHandlers(options: ChangeHandlersOptions): Pick<Handlers, Name> {
  const { settings, operations, checkpoints } = options;
  return {
    "gateway.change": ({ reference, rehearse }) =>
      operations.request("change", { change: { reference, rehearse, restore: null } }),
    "gateway.rollBack": ({ checkpointId, workspace }) => {
      // What is left unfinished is taken back first, whatever was asked for.
      if (settings.memory().change !== null) return operations.request("roll-back");
      const { id, image } = chosen(settings.memory().checkpoints, checkpointId);
      return operations.request("roll-back", {
        change: { reference: image.reference, rehearse: false, restore: { id, workspace } },
      });
    },
    "checkpoints.list": async () => ({ checkpoints: await checkpoints.list() }),
    "checkpoints.remove": async ({ id }) => {
      await checkpoints.remove(id);
      return {};
    },
  };
}

/** The newest unless one is named. */
function chosen(checkpoints: readonly Checkpoint[], id: string | undefined): Checkpoint {
  const found = id === undefined ? checkpoints[0] : checkpoints.find((each) => each.id === id);
  if (found !== undefined) return found;
  throw new RockpoolError({
    code: "checkpoint-missing",
    message: id === undefined ? "There is no checkpoint" : `There is no checkpoint ${id}`,
    ...(id === undefined ? {} : { facts: { what: id } }),
  });
}
