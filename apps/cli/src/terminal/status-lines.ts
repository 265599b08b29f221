import type { Operation } from "@rockpool/gateway-core/contract/operation";
import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import type { Messages } from "@rockpool/messages/catalogue";
import { statusLine } from "@rockpool/messages/status-line";
import { type StatusShape, type StatusTone, statusLook } from "@rockpool/messages/status-shape";
import { progressText } from "./progress-text.ts";
import { shortDigest } from "./short-digest.ts";
import type { Style } from "./style.ts";

/** The same shapes as in window and tray, as characters. */
const shapes: Record<StatusShape, string> = {
  filled: "●",
  half: "◐",
  ring: "○",
  gap: "◎",
  triangle: "▲",
  dashed: "◌",
  arrow: "↑",
};

const tones: Record<StatusTone, keyof Style> = {
  presence: "good",
  busy: "warn",
  quiet: "dim",
  caution: "warn",
  danger: "bad",
};

export interface StatusFacts {
  snapshot: Snapshot;
  /** Folder of the agent's files. */
  workspace: string | null;
}

/** What `rockpool status` says, in lines. `now` is epoch milliseconds. */
export function statusLines(
  { snapshot, workspace }: StatusFacts,
  now: number,
  messages: Messages,
  style: Style,
): string[] {
  const words = messages.cli.status;
  const { shape, tone } = statusLook(snapshot.phase);
  const { container, address } = snapshot.gateway;
  const rows: [string, string][] = [];
  if (address) rows.push([words.address, address]);
  if (container?.image.version) rows.push([words.version, container.image.version]);
  rows.push([words.image, imageLine(snapshot, words.noContainer)]);
  if (container?.status === "running" && container.startedAt !== null) {
    rows.push([words.upFor, messages.units.duration(now - container.startedAt)]);
  }
  if (snapshot.engine.kind === "connected") {
    const { product, version, endpoint } = snapshot.engine.facts;
    rows.push([words.engine, words.engineLine(words.engineProducts[product], version, endpoint)]);
  }
  const { goBack, imageOperation } = snapshot;
  if (goBack)
    rows.push([words.goBack, words.goBackLine(goBack.version, messages.units.moment(goBack.at, now))]);
  if (imageOperation?.state === "running") rows.push([words.images, underWay(imageOperation, messages)]);
  if (workspace) rows.push([words.workspace, workspace]);

  const width = Math.max(...rows.map(([name]) => name.length));
  const lines = [`${style[tones[tone]](shapes[shape])} ${style.strong(statusLine(snapshot, messages, now))}`];
  for (const [name, value] of rows) lines.push(`  ${style.dim(name.padEnd(width))}  ${value}`);
  // A failure that says the same is printed below.
  if (snapshot.phase === "no-image" && !snapshot.failure)
    lines.push(`  ${style.warn(words.noImage(snapshot.wish.image))}`);
  const { newer } = snapshot.image;
  if (newer) lines.push(`  ${style.warn(words.newer(newerWords(newer), snapshot.wish.image))}`);
  if (container && container.drift.length > 0) lines.push(`  ${style.warn(words.recreate)}`);
  for (const notice of snapshot.notices) {
    if (notice.code === "recreate-to-apply") continue; // Said just above, with the command for it.
    const { title, text } = messages.notices[notice.code];
    lines.push(`  ${style.warn(title)}: ${text(notice.facts ?? {})}`);
  }
  return lines;
}

function imageLine({ gateway, wish }: Snapshot, noContainer: string): string {
  const image = gateway.container?.image;
  if (!image) return `${wish.image} (${noContainer})`;
  return image.digest ? `${image.reference} (${shortDigest(image.digest)})` : image.reference;
}

function newerWords({ digest, version }: NonNullable<Snapshot["image"]["newer"]>): string {
  return version ? `${version} (${shortDigest(digest)})` : shortDigest(digest);
}

/** "Getting the image, 412 MB of 1.1 GB" */
function underWay(operation: Operation, messages: Messages): string {
  const step = operation.steps.find(({ state }) => state === "doing");
  const far = step?.progress ? [progressText(step.progress, messages)] : [];
  return [messages.operations[operation.kind].running, ...far].join(", ");
}
