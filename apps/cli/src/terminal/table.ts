const gap = "  ";

/** Columns as wide as their widest cell. The last one is not filled up. A cell of several lines makes several lines. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [index, cell] of row.entries())
      widths[index] = Math.max(widths[index] ?? 0, ...cell.split("\n").map((line) => line.length));
  }
  return rows.flatMap((row) => {
    const cells = row.map((cell) => cell.split("\n"));
    const height = Math.max(0, ...cells.map((lines) => lines.length));
    return Array.from({ length: height }, (_, line) =>
      cells
        .map((lines, index) => (lines[line] ?? "").padEnd(widths[index] ?? 0))
        .join(gap)
        .trimEnd(),
    );
  });
}
