import path from "node:path";
import { RockpoolError } from "../contract/rockpool-error.ts";
import type { MountSpec } from "../engine/container-spec.ts";
import { authSecretsPath, statePath, workspacePath } from "../gateway/container-paths.ts";
import { hostSource } from "../gateway/host-source.ts";
import { helperPaths } from "./helper-paths.ts";

/** What a gateway keeps, and where its checkpoints are: mounts at the helper's own paths, none of them read-only. */
export interface CheckpointPlaces {
  instanceId: string;
  state: MountSpec;
  /** null where it is `workspace` in the state. */
  workspace: MountSpec | null;
  /** null where the gateway has none. */
  authSecrets: MountSpec | null;
  /** Beside the state: `<path>-checkpoints`, or the volume `<name>-checkpoints`. */
  store: MountSpec;
  /** `bind:/path` or `volume:name`. */
  stateLocator: string;
}

/** A container's details, or a wished spec. */
interface Mounted {
  mounts: readonly { kind: string; source: string; target: string }[];
}

/**
 * By the mounts of the container that is there, because they tell what really holds the data, or of the one to be made.
 * Throws RockpoolError `checkpoint-failed` where the state is neither a folder nor a volume.
 */
export function checkpointPlaces({ mounts }: Mounted, instanceId: string): CheckpointPlaces {
  const at = (where: string, target: string): MountSpec | null => {
    const mount = mounts.find((one) => one.target === where);
    if (mount?.kind === "volume") return { kind: "volume", source: mount.source, target };
    if (mount?.kind === "bind") return { kind: "bind", source: hostSource(mount.source), target };
    return null;
  };
  const state = at(statePath, helperPaths.state);
  if (state === null) {
    const reason = `nothing is mounted at ${statePath}`;
    throw new RockpoolError({ code: "checkpoint-failed", message: reason, facts: { reason } });
  }
  const beside = state.kind === "bind" ? withoutEnd(state.source) : state.source;
  return {
    instanceId,
    state,
    workspace: at(workspacePath, helperPaths.workspace),
    authSecrets: at(authSecretsPath, helperPaths.authSecrets),
    store: { kind: state.kind, source: `${beside}-checkpoints`, target: helperPaths.store },
    stateLocator: `${state.kind}:${state.source}`,
  };
}

function withoutEnd(folder: string): string {
  const system = folder.includes("\\") ? path.win32 : path.posix;
  return system.join(system.dirname(folder), system.basename(folder));
}
