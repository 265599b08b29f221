import type { Progress } from "@rockpool/gateway-core/contract/progress";
import type { Messages } from "@rockpool/messages/catalogue";

/** Below this a remaining time is over before it is read. */
const leastEtaMs = 1_000;

/** "412 MB of 1.1 GB, 23 MB/s, about 30 s left"; what is not known is left out, and a phase that is no download is named. */
export function progressText(progress: Progress, { cli, units }: Messages): string {
  const words = cli.progress;
  const { phase, bytesDone, bytesTotal, rate, etaMs, items } = progress;
  const facts: string[] = [];
  const hasBytes = bytesTotal !== undefined || bytesDone > 0;
  if (phase !== "downloading" || !hasBytes) facts.push(words.phases[phase]);
  if (bytesTotal !== undefined) facts.push(words.bytesOf(bytesDone, bytesTotal));
  else if (bytesDone > 0) facts.push(units.bytes(bytesDone));
  else if (items.length > 0) facts.push(words.itemsDone(countOver(progress), items.length));
  if (rate !== null && rate > 0) facts.push(words.rate(rate));
  if (etaMs !== null && etaMs >= leastEtaMs) facts.push(words.left(etaMs));
  return facts.join(", ");
}

/** Parts with which there is nothing left to do. */
export function countOver({ items }: Progress): number {
  return items.filter(({ state }) => state === "done" || state === "present").length;
}
