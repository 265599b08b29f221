import type { EngineImage } from "@rockpool/gateway-core/contract/images";
import type { Messages } from "@rockpool/messages/catalogue";
import { shortDigest } from "../../terminal/short-digest.ts";
import type { Style } from "../../terminal/style.ts";
import { table } from "../../terminal/table.ts";

interface ListedImages {
  images: readonly EngineImage[];
  /** Epoch milliseconds. */
  now: number;
  /** Columns there are. */
  width: number;
}

/** A table where it fits; else each image in lines of its own: names first, facts below. */
export function imageListLines(
  { images, now, width }: ListedImages,
  messages: Messages,
  style: Style,
): string[] {
  if (images.length === 0) return [];
  const { columns } = messages.cli.image.list;
  const rows = images.map((image) => cellsOf(image, now, messages));
  const heads: (keyof Cells)[] = ["version", "reference", "digest", "size", "created", "usedBy", "kept"];
  const [head = "", ...lines] = table([
    heads.map((name) => columns[name]),
    ...rows.map((cells) => heads.map((name) => cells[name])),
  ]);
  if (Math.max(head.length, ...lines.map((line) => line.length)) <= width) return [style.dim(head), ...lines];
  return rows.flatMap((cells) => stacked(cells, width, style));
}

interface Cells {
  version: string;
  /** One a line. */
  reference: string;
  digest: string;
  size: string;
  created: string;
  usedBy: string;
  kept: string;
}

function cellsOf(image: EngineImage, now: number, { cli, units }: Messages): Cells {
  const words = cli.image.list;
  const names = image.references.length > 0 ? image.references : [words.noName];
  const usedBy = image.usedBy.map(({ container, running }) =>
    running ? container : words.notRunning(container),
  );
  return {
    version: image.version ?? words.unknownVersion,
    reference: names.join("\n"),
    // One that was built here has no digest of a registry: its id tells it apart.
    digest: shortDigest(image.digest ?? image.id).replace(/^sha256:/, ""),
    size: units.bytes(image.bytes),
    created: units.ago(image.createdAt, now),
    usedBy: usedBy.join("\n"),
    kept: image.keptBecause === null ? words.goes : words.keptBecause[image.keptBecause],
  };
}

function stacked(cells: Cells, width: number, style: Style): string[] {
  const facts = [
    cells.version,
    cells.digest,
    cells.size,
    cells.created,
    ...cells.usedBy.split("\n"),
    cells.kept,
  ].filter((fact) => fact !== "");
  const lines: string[] = [];
  for (const fact of facts) {
    const last = lines.at(-1);
    const longer = last === undefined ? null : `${last}, ${fact}`;
    if (longer !== null && longer.length + 2 <= width) lines[lines.length - 1] = longer;
    else lines.push(fact);
  }
  return [
    ...cells.reference.split("\n").map((name) => style.strong(name)),
    ...lines.map((line) => `  ${style.dim(line)}`),
  ];
}
