/**
 * One line of `pnpm run bench`. A file `bench/<name>.bench.ts` exports `async function bench(): Promise<Figure[]>` and runs in
 * a Node of its own, from this checkout, after a build.
 */
export interface Figure {
  what: string;
  /** What ours is held against, measured in the same run; null where the bar is a number by itself. */
  baseline: number | null;
  /** The median of at least 5 runs. */
  ours: number;
  unit: "ms" | "s" | "MiB" | "kB" | "%" | "";
  /** In words, "≤ baseline + 250 ms". */
  bar: string;
  ok: boolean;
  /** Every single value, for who doubts the median. */
  runs?: number[];
}
