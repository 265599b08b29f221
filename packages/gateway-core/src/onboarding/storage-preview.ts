import type { Overrides } from "../contract/overrides.ts";
import type { Preferences } from "../contract/settings/preferences.ts";
import type { StoragePlace, StoragePreview, StorageQuestion } from "../contract/setup.ts";
import type { EngineFacts } from "../contract/snapshot.ts";
import type { Engine } from "../engine/engine.ts";
import { engineFreeBytes } from "../engine/engine-free-bytes.ts";
import { statePath, workspacePath } from "../gateway/container-paths.ts";
import { containerUser } from "../gateway/container-user.ts";
import { sharedStageVolume } from "../gateway/stage-volume.ts";
import { storagePlan } from "../gateway/storage-plan.ts";
import { versionNeeds } from "../gateway/version-needs.ts";
import type { Host } from "../host/host.ts";
import { placeOnHost, type Reach } from "./place-on-host.ts";

export interface StorageInput {
  engine: Engine;
  facts: EngineFacts;
  host: Host;
  preferences: Preferences;
  overrides: Overrides;
  /** Wins over settings and overrides. */
  question: StorageQuestion;
}

/**
 * Where state and workspace would live, and whether they could. Makes nothing. Throws EngineError, and RockpoolError
 * `path-invalid` or `home-missing`.
 */
export async function storagePreview(input: StorageInput): Promise<StoragePreview> {
  const { engine, facts, host } = input;
  const { preferences, overrides } = asked(input);
  const owner = containerUser(facts, host).onHost;
  const { mounts } = storagePlan({
    ...{ preferences, overrides, engine: facts, host, owner },
    needs: versionNeeds(null),
    stageVolume: sharedStageVolume,
  });
  const reach = reachOf(facts);

  async function placeAt(target: string, field: "state" | "workspace"): Promise<StoragePlace | null> {
    const mount = mounts.find((each) => each.target === target);
    if (mount === undefined) return null;
    if (mount.kind === "bind") return placeOnHost({ host, field, path: mount.source, wanted: owner, reach });
    const [volume, freeBytes] = await Promise.all([
      engine.inspectVolume(mount.source),
      engineFreeBytes(facts),
    ]);
    const exists = volume !== null;
    return { kind: "volume", where: mount.source, exists, freeBytes, owner: null, writable: "unknown" };
  }

  const [state, workspace] = await Promise.all([
    placeAt(statePath, "state"),
    placeAt(workspacePath, "workspace"),
  ]);
  // The plan has a state in every case; without a mount of its own the workspace is in it.
  if (state === null) throw new Error("the storage plan has no state");
  return { state, workspace: workspace ?? state, because: because(facts, preferences, overrides) };
}

function asked({ preferences, overrides, question }: StorageInput) {
  const { stateDir, workspaceDir, ...others } = overrides;
  return {
    preferences: {
      ...preferences,
      ...(question.state === undefined ? {} : { state: question.state }),
      ...(question.workspace === undefined ? {} : { workspace: question.workspace }),
    },
    overrides: {
      ...others,
      ...(stateDir === undefined || question.state !== undefined ? {} : { stateDir }),
      ...(workspaceDir === undefined || question.workspace !== undefined ? {} : { workspaceDir }),
    },
  };
}

function because(
  facts: EngineFacts,
  preferences: Preferences,
  overrides: Overrides,
): StoragePreview["because"] {
  if (preferences.state.kind !== "auto" || overrides.stateDir !== undefined) return "chosen";
  return facts.sharesHostFiles ? "shared-files" : "virtual-machine";
}

/** Owners mean something where the engine has this host's files themselves, and nothing on a share into its VM. */
function reachOf(facts: EngineFacts): Reach {
  if (facts.sharesHostFiles) return "same-files";
  return /^(?:unix|npipe):/.test(facts.endpoint) ? "file-share" : "elsewhere";
}
