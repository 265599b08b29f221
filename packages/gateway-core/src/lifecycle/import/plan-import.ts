import type { ImportJournal } from "../../contract/adoption-journal.ts";
import type { GatewayStepId } from "../../contract/operation.ts";

/** The source runs again before the rest is done: nobody waits for the copy. */
export function planImport(wish: ImportJournal | null): GatewayStepId[] {
  const stops = wish?.source.stopped ?? false;
  return [
    "check-source",
    ...(stops ? (["stop-source"] as const) : []),
    "copy-state",
    "verify-copy",
    ...(stops ? (["start-source"] as const) : []),
    "keep-copy",
  ];
}
