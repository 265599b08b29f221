import type { Progress, ProgressItem } from "@rockpool/gateway-core/contract/progress";
import type { Messages } from "@rockpool/messages/catalogue";
import { countOver, progressText } from "./progress-text.ts";
import type { Style } from "./style.ts";

/** Layers or build steps that are named one by one. */
const mostItems = 6;
const longBar = 24;
const shortBar = 10;
/** Below this many columns the words need the room of the bar. */
const wide = 76;

interface DrawnProgress {
  progress: Progress;
  /** 0..1; undefined where nobody knows, and then there is no bar. */
  fraction: number | undefined;
  columns: number;
}

/** A bar for the whole, then what is under way; what is over is only counted. */
export function progressLines(
  { progress, fraction, columns }: DrawnProgress,
  messages: Messages,
  style: Style,
): string[] {
  const words = messages.cli.progress;
  const text = progressText(progress, messages);
  const lines = [fraction === undefined ? text : `${bar(fraction, columns, style)} ${text}`];
  const underWay = progress.items.filter(({ state }) => isUnderWay(state));
  for (const item of underWay.slice(0, mostItems)) lines.push(style.dim(itemLine(item, messages)));
  const rest: string[] = [];
  if (underWay.length > mostItems) rest.push(words.more(underWay.length - mostItems));
  // Where there are no bytes the text above counts them already.
  const isCounted = progress.bytesTotal === undefined && progress.bytesDone === 0;
  if (progress.items.length > 1 && !isCounted)
    rest.push(words.itemsDone(countOver(progress), progress.items.length));
  if (rest.length > 0) lines.push(style.dim(rest.join(", ")));
  return lines;
}

function isUnderWay(state: ProgressItem["state"]): boolean {
  return state === "active" || state === "unpacking" || state === "failed";
}

function bar(fraction: number, columns: number, style: Style): string {
  const width = columns >= wide ? longBar : shortBar;
  const full = Math.floor(Math.min(1, Math.max(0, fraction)) * width);
  return `${style.good("█".repeat(full))}${style.dim("░".repeat(width - full))}`;
}

function itemLine({ id, label, state, bytesDone, bytesTotal }: ProgressItem, messages: Messages): string {
  const words = messages.cli.progress;
  const facts: string[] = [];
  if (state === "unpacking") facts.push(words.phases.unpacking);
  if (bytesDone !== undefined && bytesTotal !== undefined) facts.push(words.bytesOf(bytesDone, bytesTotal));
  else if (bytesDone !== undefined) facts.push(messages.units.bytes(bytesDone));
  return [id, label, facts.join(", ")].filter((part) => part).join("  ");
}
