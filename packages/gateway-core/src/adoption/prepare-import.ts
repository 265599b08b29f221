import { randomBytes } from "node:crypto";
import type { FoundInstance } from "../contract/adoption.ts";
import type { ImportJournal } from "../contract/adoption-journal.ts";
import { RockpoolError } from "../contract/rockpool-error.ts";
import type { Preferences } from "../contract/settings/preferences.ts";
import type { Memory } from "../contract/settings.ts";
import type { EngineFacts } from "../contract/snapshot.ts";
import type { StorageChoice } from "../contract/storage-choice.ts";
import type { Engine } from "../engine/engine.ts";
import { containerUser } from "../gateway/container-user.ts";
import type { Host } from "../host/host.ts";
import { importSource, notSupported } from "./import-source.ts";
import { importTarget } from "./import-target.ts";

export interface ImportInput {
  host: Host;
  current: { engine: Engine; facts: EngineFacts };
  found: FoundInstance;
  wish: { into: StorageChoice; workspace: boolean; stopSource: boolean };
  preferences: Preferences;
  memory: Pick<Memory, "instanceId">;
}

/**
 * All that an import is, before anything is done. Throws RockpoolError `not-supported` (fact `because`) for a source that cannot
 * be read here, `source-in-use` for one that runs and may not be stopped, `state-exists` for a place that is not empty,
 * `state-in-use` for one that a container mounts, `path-invalid`, `home-missing`, `image-missing`, or EngineError.
 */
export async function prepareImport(input: ImportInput): Promise<ImportJournal> {
  const { host, current, found, wish, preferences } = input;
  const { engine, facts } = current;
  // Our gateway would be looked for on the other one.
  if (preferences.engine !== null && preferences.engine !== engine.endpoint)
    throw notSupported(found.name, "other-engine");
  const source = await importSource(input);
  const target = await importTarget(input, source);
  const image = (await engine.inspectImage(preferences.image))?.id ?? source.imageId;
  if (image === null) throw noImage(preferences.image);
  const { kind, source: place } = target.state;
  return {
    stage: "copying",
    id: randomBytes(16).toString("hex"),
    startedAt: Date.now(),
    ...{ endpoint: engine.endpoint, engine: facts.id },
    source: {
      ...{ name: found.name, identity: found.identity, containerId: found.containerId },
      stopped: found.running && wish.stopSource,
      stateLocator: source.stateLocator,
      statePath: source.statePath,
      workspacePath: source.workspacePath,
      // Those that it is opened with go into the config.
      secretNames: found.secretNames.filter((each) => !each.startsWith("OPENCLAW_GATEWAY_")),
    },
    ...{ image, version: found.version, parts: target.parts, made: target.made },
    owner: facts.sharesHostFiles || kind === "volume" ? containerUser(facts, host).inside : null,
    stateLocator: `${kind}:${place}`,
    into: {
      state: kind === "bind" ? { kind, path: place } : { kind, name: place },
      workspace: target.workspace,
    },
  };
}

function noImage(image: string): RockpoolError {
  return new RockpoolError({
    code: "image-missing",
    message: `The engine has no image ${image} to make a helper from`,
    facts: { image },
    actions: [{ kind: "pull-image", value: image }],
  });
}
