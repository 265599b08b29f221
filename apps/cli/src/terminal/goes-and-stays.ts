import type { Style } from "./style.ts";

type Part = readonly [title: string, rows: readonly string[]];

/** A preview: what goes (or goes back) and what stays, one thing a line. */
export function goesAndStays(goes: Part, stays: Part, style: Style): string[] {
  const width = Math.max(goes[0].length, stays[0].length);
  return [goes, stays].flatMap(([title, rows]) =>
    rows.map((row, index) => `  ${style.dim((index === 0 ? title : "").padEnd(width))}  ${row}`),
  );
}
