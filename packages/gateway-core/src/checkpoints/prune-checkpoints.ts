import { type ListCheckpointsInput, listCheckpoints } from "./list-checkpoints.ts";
import { removeCheckpoints } from "./remove-checkpoints.ts";

export interface PruneCheckpointsInput extends ListCheckpointsInput {
  /** How many of the newest stay. */
  keep: number;
  /** Ids that stay whatever their age, beyond those `keep`. */
  except?: readonly string[];
}

/** Answers with the ids that were removed. Rejects as `listCheckpoints` and `removeCheckpoints` do. */
export async function pruneCheckpoints({
  keep,
  except = [],
  ...input
}: PruneCheckpointsInput): Promise<string[]> {
  const all = await listCheckpoints(input);
  const ids = all
    .slice(keep)
    .map(({ id }) => id)
    .filter((id) => !except.includes(id));
  await removeCheckpoints({ ...input, ids });
  return ids;
}
