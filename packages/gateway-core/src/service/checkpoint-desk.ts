import { checkpointPlaces } from "../checkpoints/checkpoint-places.ts";
import { listCheckpoints } from "../checkpoints/list-checkpoints.ts";
import { removeCheckpoints } from "../checkpoints/remove-checkpoints.ts";
import type { Checkpoint } from "../contract/checkpoint.ts";
import { RockpoolError } from "../contract/rockpool-error.ts";
import type { Host } from "../host/host.ts";
import { dropKeptReferences } from "../lifecycle/change/kept-reference.ts";
import { observe } from "../lifecycle/observe.ts";
import type { SettingsStore } from "../settings/settings-store.ts";
import type { Connection, EngineLink } from "./engine-link.ts";
import type { StateHolder } from "./service-state.ts";

export interface CheckpointDesk {
  /** As they are beside the data of the state in use, the newest first; what is remembered of them follows. */
  list(): Promise<Checkpoint[]>;
  remove(id: string): Promise<void>;
}

export interface CheckpointDeskOptions {
  host: Host;
  settings: SettingsStore;
  state: StateHolder;
  link: Pick<EngineLink, "connected">;
}

export function createCheckpointDesk({ host, settings, state, link }: CheckpointDeskOptions): CheckpointDesk {
  /** null where there is no image to make a helper from: then nothing of ours ever ran here. */
  async function helper(connection: Connection) {
    const observed = await observe({
      ...{ engine: connection.engine, facts: connection.facts, host },
      preferences: settings.preferences(),
      memory: settings.memory(),
      overrides: state.get().overrides,
    });
    const image = observed.ours?.imageId ?? observed.image?.id;
    if (image === undefined) return null;
    const places = checkpointPlaces(observed.wished.spec, settings.memory().instanceId);
    return { engine: connection.engine, image, places };
  }

  async function list(): Promise<Checkpoint[]> {
    const made = await helper(await link.connected());
    if (made === null) return settings.memory().checkpoints;
    const checkpoints = await listCheckpoints(made);
    if (JSON.stringify(checkpoints) !== JSON.stringify(settings.memory().checkpoints))
      settings.remember({ checkpoints });
    return checkpoints;
  }

  return {
    list,
    async remove(id) {
      if (settings.memory().change?.checkpointId === id) throw inUse(id);
      const made = await helper(await link.connected());
      if (made === null) throw missing(id);
      await removeCheckpoints({ ...made, ids: [id] });
      const left = await list();
      const needed = [settings.preferences().image, ...left.map(({ image }) => image.reference)];
      await dropKeptReferences(made.engine, settings.memory().instanceId, needed);
    },
  };
}

function missing(id: string): RockpoolError {
  return new RockpoolError({
    code: "checkpoint-missing",
    message: `There is no checkpoint ${id}`,
    facts: { what: id },
  });
}

function inUse(id: string): RockpoolError {
  return new RockpoolError({
    code: "operation-busy",
    message: `${id} is needed by a change under way`,
    facts: { kind: "change" },
  });
}
