import type { Checkpoint } from "../../contract/checkpoint.ts";
import { compareVersions, parseOpenClawVersion } from "../../gateway/openclaw-version.ts";
import type { Observed } from "../observed.ts";

/**
 * Why a verified copy of the state is needed before the wished image runs on it; null where it is not. A newer version
 * converts the state in place, and no older one reads it afterwards (facts: docs/install/docker, upgrading). Of versions
 * that are not told, another image counts as another version.
 */
export function checkpointNeed(observed: Observed): Checkpoint["reason"] | null {
  const { state, wished, ours, image } = observed;
  if (!state.exists) return null;
  if (!state.known) return "use-existing";
  const last = parseOpenClawVersion(state.version ?? "");
  const next = parseOpenClawVersion(wished.version ?? "");
  if (last !== null && next !== null) return compareVersions(next, last) > 0 ? "change" : null;
  const sameImage = ours === null || image === null || ours.imageId === image.id;
  return sameImage ? null : "change";
}
