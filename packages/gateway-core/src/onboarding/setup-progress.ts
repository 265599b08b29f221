import { type SetupPatch, SetupProgress } from "../contract/setup.ts";

/** The wizard's progress after a change of it; the first one without a step begins at the welcome. */
export function setupProgress(
  before: SetupProgress | null,
  { finished, ...patch }: SetupPatch,
  now: number,
): SetupProgress {
  const said = Object.entries(patch).filter(([, value]) => value !== undefined);
  const finishedAt = finished === undefined ? {} : { finishedAt: finished ? now : null };
  return SetupProgress.parse({ step: "welcome", ...before, ...Object.fromEntries(said), ...finishedAt });
}
