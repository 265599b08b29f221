import type { CheckpointPart } from "../contract/checkpoint.ts";
import type { Progress, ProgressItem } from "../contract/progress.ts";
import type { HelperLine } from "./helper-line.ts";

type ProgressLine = Extract<HelperLine, { kind: "progress" }>;

/** Over how much of the past a rate is measured. */
const windowMs = 3000;

/**
 * Makes progress of the helper's lines, which come seven times a second. `bytesTotal` counts what is written and read back:
 * it is a multiple of the size of the copy. `clock` in milliseconds.
 */
export function copyProgress(
  parts: readonly CheckpointPart[],
  onProgress: (progress: Progress) => void,
  clock: () => number = () => performance.now(),
): (line: HelperLine) => void {
  const samples: { at: number; bytes: number }[] = [];
  return (line) => {
    if (line.kind !== "progress") return;
    const at = clock();
    samples.push({ at, bytes: line.bytesDone });
    while (samples.length > 2 && at - (samples[1]?.at ?? at) > windowMs) samples.shift();
    const { bytesDone, bytesTotal, phase } = line;
    const rate = rateOf(samples);
    const etaMs = rate === null || rate === 0 ? null : Math.round((1000 * (bytesTotal - bytesDone)) / rate);
    onProgress({ phase, items: itemsOf(parts, line), bytesDone, bytesTotal, rate, etaMs });
  };
}

function rateOf(samples: readonly { at: number; bytes: number }[]): number | null {
  const [first] = samples;
  const last = samples.at(-1);
  if (first === undefined || last === undefined || last.at - first.at < 500) return null;
  return Math.round((1000 * (last.bytes - first.bytes)) / (last.at - first.at));
}

/** A phase goes through the parts in their order. */
function itemsOf(parts: readonly CheckpointPart[], { part, bytesDone, bytesTotal }: ProgressLine) {
  const current = parts.indexOf(part);
  return parts.map((id, index): ProgressItem => {
    if (index < current || bytesDone === bytesTotal) return { id, state: "done" };
    return { id, state: index === current ? "active" : "waiting" };
  });
}
