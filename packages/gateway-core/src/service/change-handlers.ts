import type { CallName, Handlers } from "../contract/calls.ts";
import type { Checkpoint } from "../contract/checkpoint.ts";
import { RockpoolError } from "../contract/rockpool-error.ts";
import type { SettingsStore } from "../settings/settings-store.ts";
import type { CheckpointDesk } from "./checkpoint-desk.ts";
import type { EngineLink } from "./engine-link.ts";
import type { Operations } from "./operations.ts";

type Name = Extract<CallName, "gateway.change" | "gateway.rollBack" | `checkpoints.${string}`>;

export interface ChangeHandlersOptions {
  settings: SettingsStore;
  operations: Operations;
  checkpoints: CheckpointDesk;
  link: Pick<EngineLink, "connected">;
}

/** Another version, and the way back. */
export function changeHandlers(options: ChangeHandlersOptions): Pick<Handlers, Name> {
  const { settings, operations, checkpoints } = options;
  /** A name of the person's that still means this very image says more to them than ours. */
  async function nameOf({ id, reference, digest }: Checkpoint["image"]): Promise<string> {
    if (digest !== null || id === "") return reference;
    const { engine } = await options.link.connected();
    const image = await engine.inspectImage(id);
    return image?.tags.find((tag) => !tag.startsWith("rockpool/kept:")) ?? reference;
  }

  return {
    "gateway.change": ({ reference, rehearse }) =>
      operations.request("change", { change: { reference, rehearse, restore: null } }),
    "gateway.rollBack": async ({ checkpointId, workspace }) => {
      // What is left unfinished is taken back first, whatever was asked for.
      if (settings.memory().change !== null) return operations.request("roll-back");
      const { id, image } = chosen(settings.memory().checkpoints, checkpointId);
      const reference = await nameOf(image);
      return operations.request("roll-back", {
        change: { reference, rehearse: false, restore: { id, workspace } },
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
