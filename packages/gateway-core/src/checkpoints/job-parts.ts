import type { CheckpointPart } from "../contract/checkpoint.ts";
import type { MountSpec } from "../engine/container-spec.ts";
import type { CheckpointPlaces } from "./checkpoint-places.ts";
import type { JobPart } from "./helper/helper-job.ts";
import { helperPaths } from "./helper-paths.ts";

/** What a restore that is not finished keeps in the tree; see helper/swap-tools.ts. */
const ours = [".rockpool-restore", ".rockpool-displaced"];

/** The parts that these places have, the state first, as the helper sees them. */
export function jobParts({ workspace, authSecrets }: CheckpointPlaces): JobPart[] {
  const within = workspace === null ? `${helperPaths.state}/workspace` : helperPaths.workspace;
  return [
    { name: "state", root: helperPaths.state, skip: ["workspace", ...ours] },
    ...(authSecrets === null
      ? []
      : [{ name: "auth-secrets" as const, root: helperPaths.authSecrets, skip: ours }]),
    { name: "workspace", root: within, skip: ours },
  ];
}

/** The mounts that hold these parts. */
export function partMounts(places: CheckpointPlaces, parts: readonly CheckpointPart[]): MountSpec[] {
  const { state, workspace, authSecrets } = places;
  const wanted = {
    state,
    workspace: workspace ?? state,
    "auth-secrets": authSecrets,
  } satisfies Record<CheckpointPart, MountSpec | null>;
  const mounts = parts.map((part) => wanted[part]).filter((mount) => mount !== null);
  return [...new Set(mounts)];
}
