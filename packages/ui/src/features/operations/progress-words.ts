import type { Step } from "@rockpool/gateway-core/contract/operation";
import type { Progress } from "@rockpool/gateway-core/contract/progress";
import type { ScreenMessages } from "@rockpool/messages/screen-catalogue";

/** "Downloading · 412 MB of 1.1 GB · 8.4 MB/s · about 2 min left"; what is not known is left out. */
export function progressWords(
  { phase, bytesDone, bytesTotal, rate, etaMs }: Progress,
  facts: Step["facts"],
  { progress: words }: ScreenMessages,
): string {
  if (phase === "retrying") return words.retrying(facts?.attempt);
  const moves = bytesDone > 0 || (bytesTotal ?? 0) > 0;
  // A rate and a time that are left belong to bytes that still come.
  const open = bytesTotal === undefined || bytesDone < bytesTotal;
  return [
    words.phases[phase],
    moves && words.bytes(bytesDone, bytesTotal),
    moves && open && rate !== null && rate > 0 && words.rate(rate),
    open && etaMs !== null && words.left(etaMs),
  ]
    .filter((part) => part !== false)
    .join(" · ");
}
