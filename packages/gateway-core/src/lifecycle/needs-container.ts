import { specLabel } from "../gateway/labels.ts";
import type { Observed } from "./observed.ts";

/** A container that never ran may be half-made: it is made anew. One of another spec holds no data of its own. */
export function needsContainer({ ours, wished }: Observed): boolean {
  if (ours === null || ours.startedAt === null || ours.status === "dead") return true;
  return ours.labels[specLabel] !== wished.hash;
}
