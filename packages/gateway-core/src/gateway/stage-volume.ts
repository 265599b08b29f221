import type { ContainerMount, VolumeDetails } from "../engine/engine.ts";
import { instanceLabel } from "./labels.ts";

/** The name in the seed era's documentation, so that its volume is found again. */
export const sharedStageVolume = "openclaw-plugin-runtime-deps";

export interface StageVolumeFacts {
  instanceId: string;
  /** What our gateway's container mounts now. */
  mounts: readonly ContainerMount[];
  /** Every container but our own. */
  others: readonly { mounts: readonly ContainerMount[] }[];
  /** The volume by the documented name. */
  shared: VolumeDetails | null;
  /** Whether we have one of our own already. */
  hasOwn: boolean;
}

/**
 * Which volume our gateway stages plugin dependencies in. A volume is given to the gateway's user: one that another
 * container or installation works with is left alone, and what is in it can be made anew. A choice stays once it is made.
 */
export function stageVolumeName({ instanceId, mounts, others, shared, hasOwn }: StageVolumeFacts): string {
  const own = ownStageVolume(instanceId);
  const mounted = mounts.find(({ source }) => source === sharedStageVolume || source === own)?.source;
  if (mounted !== undefined) return mounted;
  if (hasOwn) return own;
  const owner = shared?.labels[instanceLabel];
  if (shared === null || owner === instanceId) return sharedStageVolume;
  const isMounted = others.some((container) =>
    container.mounts.some(({ kind, source }) => kind === "volume" && source === sharedStageVolume),
  );
  return isMounted || owner !== undefined ? own : sharedStageVolume;
}

export function ownStageVolume(instanceId: string): string {
  return `${sharedStageVolume}-${instanceId.slice(0, 8)}`;
}
